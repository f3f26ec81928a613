export { NothingHere as default } from "@/components/site/nothing-here";
