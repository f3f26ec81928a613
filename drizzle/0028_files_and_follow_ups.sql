CREATE TABLE "attachment_parts" (
	"attachment_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "attachment_parts_attachment_id_part_pk" PRIMARY KEY("attachment_id","part")
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"added_by" uuid NOT NULL,
	"added_as" text NOT NULL,
	"place" text NOT NULL,
	"file_name" "encrypted" NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"parts" integer NOT NULL,
	"file_key" "encrypted" NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "attachments_place" CHECK ("attachments"."place" in ('intake', 'conversation') and ("attachments"."place" = 'conversation' or "attachments"."added_as" = 'patient')),
	CONSTRAINT "attachments_type" CHECK ("attachments"."type" in ('application/pdf', 'image/jpeg', 'image/png')),
	CONSTRAINT "attachments_size" CHECK ("attachments"."size" between 1 and 10485760 and "attachments"."parts" > 0),
	CONSTRAINT "attachments_removed" CHECK ("attachments"."removed_at" is null or "attachments"."place" = 'intake')
);
--> statement-breakpoint
ALTER TABLE "room_messages" ADD COLUMN "attachment_id" uuid;--> statement-breakpoint
ALTER TABLE "attachment_parts" ADD CONSTRAINT "attachment_parts_attachment_id_attachments_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_consultation" ON "attachments" USING btree ("consultation_id","id");--> statement-breakpoint
ALTER TABLE "room_messages" ADD CONSTRAINT "room_messages_attachment_id_attachments_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "room_messages_attachment" ON "room_messages" USING btree ("attachment_id") WHERE attachment_id is not null;--> statement-breakpoint
-- Ciphertext cannot be compressed, so PostgreSQL need not try.
ALTER TABLE "attachment_parts" ALTER COLUMN "content" SET STORAGE EXTERNAL;

--> statement-breakpoint
CREATE TABLE "follow_up_places" (
	"window_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"consultation_id" uuid,
	CONSTRAINT "follow_up_places_window_id_place_pk" PRIMARY KEY("window_id","place"),
	CONSTRAINT "follow_up_places_number" CHECK ("follow_up_places"."place" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "follow_up_windows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"doctor_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "fee_reason" text;--> statement-breakpoint
ALTER TABLE "follow_up_places" ADD CONSTRAINT "follow_up_places_window_id_follow_up_windows_id_fk" FOREIGN KEY ("window_id") REFERENCES "public"."follow_up_windows"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_places" ADD CONSTRAINT "follow_up_places_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_windows" ADD CONSTRAINT "follow_up_windows_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_windows" ADD CONSTRAINT "follow_up_windows_doctor_id_doctors_id_fk" FOREIGN KEY ("doctor_id") REFERENCES "public"."doctors"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_windows" ADD CONSTRAINT "follow_up_windows_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "follow_up_places_used_once" ON "follow_up_places" USING btree ("consultation_id") WHERE consultation_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "follow_up_windows_one_per_visit" ON "follow_up_windows" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "follow_up_windows_of_patient" ON "follow_up_windows" USING btree ("patient_id","doctor_id","ends_at");--> statement-breakpoint
-- No row has a reason yet, so none has to be read for it.
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_fee_reason" CHECK ("consultations"."fee_reason" is null or "consultations"."fee_reason" = 'free_follow_up' and "consultations"."fee_amount" = 0) NOT VALID;
