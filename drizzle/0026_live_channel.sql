CREATE TABLE "account_events" (
	"account_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"kind" text NOT NULL,
	"consultation_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "account_events_account_id_seq_pk" PRIMARY KEY("account_id","seq"),
	CONSTRAINT "account_events_kind" CHECK ("account_events"."kind" in ('visit', 'room', 'message', 'mode', 'notice'))
);
--> statement-breakpoint
CREATE TABLE "event_counters" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"last" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mode_switches" ADD COLUMN "cause" text DEFAULT 'doctor' NOT NULL;--> statement-breakpoint
ALTER TABLE "mode_switches" ADD COLUMN "side" text DEFAULT 'doctor' NOT NULL;--> statement-breakpoint
ALTER TABLE "account_events" ADD CONSTRAINT "account_events_account_id_users_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_events" ADD CONSTRAINT "account_events_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_counters" ADD CONSTRAINT "event_counters_account_id_users_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_events_at" ON "account_events" USING btree ("at");--> statement-breakpoint
ALTER TABLE "mode_switches" ADD CONSTRAINT "mode_switches_cause" CHECK ("mode_switches"."side" in ('patient', 'doctor') and "mode_switches"."cause" in ("mode_switches"."side", 'network'));