ALTER TABLE "doctors" ADD COLUMN "card" text DEFAULT '' NOT NULL;
--> statement-breakpoint
-- The entries of a list, parted by U+001E, which none of them may hold.
CREATE FUNCTION card_list(entries text[]) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN array_to_string(ARRAY(SELECT translate(v, E'\x1e', '') FROM unnest(entries) WITH ORDINALITY AS e(v, n) ORDER BY n), E'\x1e');
--> statement-breakpoint
CREATE OR REPLACE FUNCTION doctor_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Some write their title into their name; one is enough.
  SELECT CASE WHEN first_name ~* '^(dr|vaidya|vd|hakim|prof|professor)\M' THEN '' ELSE 'Dr. ' END || first_name || ' ' || last_name
    INTO NEW.name FROM profiles WHERE user_id = NEW.id;
  NEW.name := coalesce(NEW.name, '');
  NEW.search_name := search_line(NEW.name);
  NEW.search_place := search_line(NEW.city || ' ' || NEW.state);
  NEW.specialization_keys := ARRAY(SELECT search_line(s) FROM unnest(NEW.specializations) s);
  NEW.search_text := search_line(concat_ws(' ', NEW.name, array_to_string(NEW.specializations, ' '),
    array_to_string(NEW.qualifications, ' '), NEW.system_of_medicine, NEW.city, NEW.state, language_names(NEW.languages)));
  NEW.card := array_to_string(ARRAY(SELECT translate(v, E'\x1f', '') FROM unnest(ARRAY[
    NEW.name, card_list(NEW.specializations), card_list(NEW.qualifications), card_list(NEW.languages), NEW.system_of_medicine,
    NEW.city, NEW.state, NEW.experience_years::text, NEW.fee_amount::text, coalesce(left(NEW.bio, 161), '')]) WITH ORDINALITY AS c(v, n) ORDER BY n), E'\x1f');
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER doctors_search_text ON doctors;
--> statement-breakpoint
CREATE TRIGGER doctors_search_text
  BEFORE INSERT OR UPDATE OF name, specializations, qualifications, system_of_medicine, experience_years, languages, city, state,
    fee_amount, fee_currency, bio
  ON doctors FOR EACH ROW EXECUTE FUNCTION doctor_search_text();
--> statement-breakpoint
UPDATE doctors SET name = name;
