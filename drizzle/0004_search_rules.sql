-- How a text looks to a search: folded, apostrophes dropped (D'Souza is dsouza), punctuation made blanks, one blank
-- before and after each word. What means something to LIKE (% _ \) stays: in a search it is an ordinary character.
CREATE FUNCTION search_line(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(' ' || translate(fold(normalize(value, NFKC)), '!"#&()*+,-./:;<=>?@[]^{|}~''’ʼ`', repeat(' ', 26)) || ' ', '\s+', ' ', 'g');
--> statement-breakpoint
CREATE FUNCTION search_words(value text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN string_to_array(btrim(search_line(value)), ' ');
--> statement-breakpoint
CREATE FUNCTION like_literal(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN replace(replace(replace(value, '\', '\\'), '%', '\%'), '_', '\_');
--> statement-breakpoint
-- People search for "Hindi", practices keep "hi". Codes that are not here are found by the language filter alone.
CREATE FUNCTION language_names(codes text[]) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
  SELECT coalesce(string_agg(name, ' '), '') FROM (VALUES
    ('en', 'English'), ('hi', 'Hindi'), ('bn', 'Bengali Bangla'), ('te', 'Telugu'), ('mr', 'Marathi'), ('ta', 'Tamil'),
    ('ur', 'Urdu'), ('gu', 'Gujarati'), ('kn', 'Kannada'), ('ml', 'Malayalam'), ('or', 'Odia Oriya'), ('pa', 'Punjabi'),
    ('as', 'Assamese'), ('mai', 'Maithili'), ('sat', 'Santali'), ('ks', 'Kashmiri'), ('ne', 'Nepali'), ('kok', 'Konkani'),
    ('sd', 'Sindhi'), ('doi', 'Dogri'), ('mni', 'Manipuri Meitei'), ('brx', 'Bodo'), ('sa', 'Sanskrit'), ('tcy', 'Tulu'),
    ('bho', 'Bhojpuri'), ('raj', 'Rajasthani'), ('lus', 'Mizo'), ('kha', 'Khasi'), ('ar', 'Arabic'), ('fa', 'Persian'),
    ('fr', 'French'), ('de', 'German'), ('es', 'Spanish'), ('pt', 'Portuguese'), ('ru', 'Russian'), ('zh', 'Chinese'),
    ('ja', 'Japanese'), ('si', 'Sinhala'), ('ps', 'Pashto'), ('bo', 'Tibetan')
  ) AS known(code, name) WHERE code = ANY (codes));
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
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER doctors_search_text ON doctors;
--> statement-breakpoint
CREATE TRIGGER doctors_search_text
  BEFORE INSERT OR UPDATE OF name, specializations, qualifications, system_of_medicine, city, state, languages
  ON doctors FOR EACH ROW EXECUTE FUNCTION doctor_search_text();
--> statement-breakpoint

-- The words of a doctor become known when the doctor can be found. They are written in order, so that two doctors
-- with the same words wait for each other in the same order, and never forgotten: an idle word finds nobody.
CREATE FUNCTION doctor_words_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'verified' AND (TG_OP = 'INSERT' OR OLD.status <> 'verified' OR OLD.search_text <> NEW.search_text) THEN
    INSERT INTO doctor_words SELECT DISTINCT unnest(search_words(NEW.search_text)) ORDER BY 1 ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER doctors_words AFTER INSERT OR UPDATE ON doctors FOR EACH ROW EXECUTE FUNCTION doctor_words_follow();
--> statement-breakpoint
UPDATE doctors SET name = name;
