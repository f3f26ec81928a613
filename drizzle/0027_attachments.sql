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
