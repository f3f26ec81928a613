-- Rules that the schema language cannot say.

-- Two live slots of a doctor never overlap.
ALTER TABLE availability_slots ADD CONSTRAINT slots_no_overlap
  EXCLUDE USING gist (doctor_id WITH =, during WITH &&) WHERE (deleted_at IS NULL);
--> statement-breakpoint
-- Two live consultations never overlap: not for the doctor, not for the patient.
ALTER TABLE consultations ADD CONSTRAINT consultations_doctor_no_overlap
  EXCLUDE USING gist (doctor_id WITH =, during WITH &&)
  WHERE (status IN ('pending_payment', 'scheduled', 'in_progress'));
--> statement-breakpoint
ALTER TABLE consultations ADD CONSTRAINT consultations_patient_no_overlap
  EXCLUDE USING gist (patient_id WITH =, during WITH &&)
  WHERE (status IN ('pending_payment', 'scheduled', 'in_progress'));
--> statement-breakpoint

-- The name a doctor is found under, and the text search looks through, follow profile and practice.
CREATE FUNCTION doctor_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT 'Dr. ' || first_name || ' ' || last_name INTO NEW.name FROM profiles WHERE user_id = NEW.id;
  NEW.name := coalesce(NEW.name, '');
  NEW.search_text := fold(concat_ws(' ', NEW.name, array_to_string(NEW.specializations, ' '), NEW.system_of_medicine,
    NEW.city, NEW.state, array_to_string(NEW.languages, ' ')));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER doctors_search_text BEFORE INSERT OR UPDATE OF name, specializations, system_of_medicine, city, state, languages
  ON doctors FOR EACH ROW EXECUTE FUNCTION doctor_search_text();
--> statement-breakpoint
CREATE FUNCTION profile_renames_doctor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE doctors SET name = '' WHERE id = NEW.user_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER profiles_rename_doctor AFTER UPDATE OF first_name, last_name ON profiles
  FOR EACH ROW WHEN (OLD.first_name <> NEW.first_name OR OLD.last_name <> NEW.last_name)
  EXECUTE FUNCTION profile_renames_doctor();
--> statement-breakpoint

-- A review counts toward its doctor in the same transaction.
CREATE FUNCTION review_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE doctors SET rating_sum = rating_sum + NEW.rating, rating_count = rating_count + 1 WHERE id = NEW.doctor_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER reviews_count AFTER INSERT ON reviews FOR EACH ROW EXECUTE FUNCTION review_counts();
--> statement-breakpoint

-- The audit is written once and never again.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_logs_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_logs
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- A signed prescription may only become superseded or revoked; its content stays.
CREATE FUNCTION freeze_prescription() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.status = 'draft' THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'a signed prescription cannot be deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.status <> 'draft' AND (
    NEW.content_hash IS DISTINCT FROM OLD.content_hash OR NEW.signed_at IS DISTINCT FROM OLD.signed_at
    OR NEW.consultation_id <> OLD.consultation_id OR NEW.doctor_id <> OLD.doctor_id OR NEW.patient_id <> OLD.patient_id
    OR NEW.follow_up_on IS DISTINCT FROM OLD.follow_up_on
    OR NEW.status = 'draft' OR (OLD.status <> 'signed' AND NEW.status <> OLD.status)
  ) THEN
    RAISE EXCEPTION 'a signed prescription cannot be changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER prescriptions_frozen BEFORE UPDATE OR DELETE ON prescriptions
  FOR EACH ROW EXECUTE FUNCTION freeze_prescription();
