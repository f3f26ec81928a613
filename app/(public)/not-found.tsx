export { NothingHere as default, nothingHereMetadata as generateMetadata } from "@/components/site/nothing-here";
