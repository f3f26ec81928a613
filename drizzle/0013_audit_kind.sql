DROP INDEX IF EXISTS "audit_action";--> statement-breakpoint
CREATE INDEX "audit_kind" ON "audit_logs" USING btree ("resource_type","action","id");