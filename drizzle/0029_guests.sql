-- In the order in which joining a room takes them; "users" last, where every new row looks that names an account.
LOCK TABLE "consultations", "room_tickets", "room_stays", "users" IN ACCESS EXCLUSIVE MODE;
--> statement-breakpoint
CREATE TABLE "room_guests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"guest_name" "encrypted" NOT NULL,
	"guest_relation" "encrypted" NOT NULL,
	"invited_by" uuid NOT NULL,
	"invited_side" text NOT NULL,
	"invited_at" timestamp (3) with time zone NOT NULL,
	"consent_by" uuid,
	"consent_at" timestamp (3) with time zone,
	"link_hash" text NOT NULL,
	"used_at" timestamp (3) with time zone,
	"seat_hash" text,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"end" text,
	CONSTRAINT "room_guests_side" CHECK ("room_guests"."invited_side" in ('patient', 'doctor')),
	CONSTRAINT "room_guests_consent" CHECK (("room_guests"."consent_at" is null) = ("room_guests"."consent_by" is null) and ("room_guests"."invited_side" = 'doctor' or "room_guests"."consent_at" is not null)),
	CONSTRAINT "room_guests_seat" CHECK (("room_guests"."used_at" is null) = ("room_guests"."seat_hash" is null)),
	CONSTRAINT "room_guests_end" CHECK (("room_guests"."ended_at" is null) = ("room_guests"."ended_by" is null) and ("room_guests"."ended_at" is null) = ("room_guests"."end" is null) and "room_guests"."end" in ('declined', 'removed'))
);
--> statement-breakpoint
ALTER TABLE "room_stays" DROP CONSTRAINT "room_stays_role";--> statement-breakpoint
ALTER TABLE "room_stays" ALTER COLUMN "account_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "room_tickets" ALTER COLUMN "account_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "room_tickets" ALTER COLUMN "session_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "room_stays" ADD COLUMN "guest_id" uuid;--> statement-breakpoint
ALTER TABLE "room_tickets" ADD COLUMN "guest_id" uuid;--> statement-breakpoint
ALTER TABLE "room_guests" ADD CONSTRAINT "room_guests_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_guests" ADD CONSTRAINT "room_guests_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_guests" ADD CONSTRAINT "room_guests_consent_by_users_id_fk" FOREIGN KEY ("consent_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_guests" ADD CONSTRAINT "room_guests_ended_by_users_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "room_guests_one_per_visit" ON "room_guests" USING btree ("consultation_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "room_guests_link" ON "room_guests" USING btree ("link_hash");--> statement-breakpoint
CREATE INDEX "room_guests_consultation" ON "room_guests" USING btree ("consultation_id","invited_at");--> statement-breakpoint
ALTER TABLE "room_stays" ADD CONSTRAINT "room_stays_guest_id_room_guests_id_fk" FOREIGN KEY ("guest_id") REFERENCES "public"."room_guests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_tickets" ADD CONSTRAINT "room_tickets_guest_id_room_guests_id_fk" FOREIGN KEY ("guest_id") REFERENCES "public"."room_guests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_stays" ADD CONSTRAINT "room_stays_role" CHECK ("room_stays"."role" in ('patient', 'doctor', 'guest') and ("room_stays"."role" = 'guest') = ("room_stays"."guest_id" is not null) and ("room_stays"."guest_id" is null) = ("room_stays"."account_id" is not null));--> statement-breakpoint
ALTER TABLE "room_tickets" ADD CONSTRAINT "room_tickets_whose" CHECK (("room_tickets"."account_id" is null) = ("room_tickets"."session_id" is null) and ("room_tickets"."account_id" is null) = ("room_tickets"."guest_id" is not null));