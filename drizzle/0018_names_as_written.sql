-- A registration is one number however it is written: "KMC 12", "KMC12", "kmc-12" and "KMC/12". Only letters and digits count.
CREATE FUNCTION registration_key(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(fold(normalize(value, NFKC)), '[^[:alnum:]]+', '', 'g');
--> statement-breakpoint
-- Says which practices must be put right first, and not only that an index cannot be made.
DO $$
DECLARE twice text;
BEGIN
  SELECT string_agg(ids, '; ') INTO twice FROM (
    SELECT string_agg(id::text || ' (' || registration_number || ')', ', ' ORDER BY id) AS ids FROM doctors
    GROUP BY registration_key(registration_council), registration_key(registration_number) HAVING count(*) > 1) d;
  IF twice IS NOT NULL THEN
    RAISE EXCEPTION 'Several doctors have the same registration number of one council, written differently: %', twice
      USING HINT = 'Find out whose number it is and correct the other practices in the version that runs now; then start this version again.';
  END IF;
END $$;
--> statement-breakpoint
DROP INDEX "doctors_registration_unique";
--> statement-breakpoint
CREATE UNIQUE INDEX "doctors_registration_unique" ON "doctors" USING btree (registration_key(registration_council),registration_key(registration_number));
--> statement-breakpoint
-- The other names, in the form of search_line, of the places in a line that search_line made: "Bengaluru" is also searched as "Bangalore". The list is
-- that of lib/domain/doctors/spelling/places.ts without the names in other scripts, which the search puts into Latin letters
-- itself; a test compares the two.
CREATE FUNCTION place_names(line text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
  SELECT coalesce(string_agg(array_to_string(names, ' '), ' '), '') FROM (VALUES
    (ARRAY[' bengaluru ', ' bangalore ', ' bengalore ', ' banglore ', ' benglore ', ' bangaluru ', ' bengalooru ', ' blr ']),
    (ARRAY[' mumbai ', ' bombay ', ' mumbay ']),
    (ARRAY[' kolkata ', ' calcutta ', ' kolkatta ', ' calcuta ']),
    (ARRAY[' chennai ', ' madras ', ' chenai ']),
    (ARRAY[' pune ', ' poona ', ' puna ']),
    (ARRAY[' thiruvananthapuram ', ' trivandrum ', ' tiruvananthapuram ', ' tvm ']),
    (ARRAY[' kochi ', ' cochin ', ' ernakulam ', ' eranakulam ']),
    (ARRAY[' kozhikode ', ' calicut ', ' kozhikkode ']),
    (ARRAY[' alappuzha ', ' alleppey ', ' aleppey ']),
    (ARRAY[' kollam ', ' quilon ']),
    (ARRAY[' thrissur ', ' trichur ', ' thrissoor ', ' trissur ']),
    (ARRAY[' kannur ', ' cannanore ']),
    (ARRAY[' palakkad ', ' palghat ']),
    (ARRAY[' thalassery ', ' tellicherry ']),
    (ARRAY[' mysuru ', ' mysore ']),
    (ARRAY[' mangaluru ', ' mangalore ']),
    (ARRAY[' hubballi ', ' hubli ']),
    (ARRAY[' belagavi ', ' belgaum ']),
    (ARRAY[' kalaburagi ', ' gulbarga ']),
    (ARRAY[' vijayapura ', ' bijapur ']),
    (ARRAY[' ballari ', ' bellary ']),
    (ARRAY[' shivamogga ', ' shimoga ']),
    (ARRAY[' tumakuru ', ' tumkur ']),
    (ARRAY[' chikkamagaluru ', ' chikmagalur ', ' chickmagalur ']),
    (ARRAY[' vadodara ', ' baroda ', ' vadodra ', ' badodara ']),
    (ARRAY[' ahmedabad ', ' ahmadabad ', ' amdavad ', ' amdabad ']),
    (ARRAY[' bharuch ', ' broach ']),
    (ARRAY[' prayagraj ', ' allahabad ', ' ilahabad ']),
    (ARRAY[' varanasi ', ' benares ', ' banaras ', ' benaras ', ' kashi ']),
    (ARRAY[' ayodhya ', ' faizabad ']),
    (ARRAY[' kanpur ', ' cawnpore ']),
    (ARRAY[' lucknow ', ' lakhnau ', ' luckhnow ']),
    (ARRAY[' gurugram ', ' gurgaon ', ' gurgao ']),
    (ARRAY[' noida ', ' new okhla ']),
    (ARRAY[' new delhi ', ' delhi ', ' dilli ']),
    (ARRAY[' visakhapatnam ', ' vizag ', ' vishakhapatnam ', ' visakapatnam ', ' waltair ']),
    (ARRAY[' vijayawada ', ' bezawada ', ' vijaywada ']),
    (ARRAY[' rajamahendravaram ', ' rajahmundry ', ' rajamundry ']),
    (ARRAY[' kakinada ', ' cocanada ']),
    (ARRAY[' hyderabad ', ' haidarabad ', ' hydrabad ', ' secunderabad ']),
    (ARRAY[' tiruchirappalli ', ' trichy ', ' tiruchi ', ' trichinopoly ', ' tiruchirapalli ', ' thiruchirappalli ']),
    (ARRAY[' thanjavur ', ' tanjore ', ' tanjavur ']),
    (ARRAY[' thoothukudi ', ' tuticorin ']),
    (ARRAY[' tirunelveli ', ' tinnevelly ', ' thirunelveli ']),
    (ARRAY[' coimbatore ', ' kovai ', ' koyamuthur ', ' coimbatur ']),
    (ARRAY[' madurai ', ' madura ']),
    (ARRAY[' udhagamandalam ', ' ooty ', ' ootacamund ', ' udagamandalam ']),
    (ARRAY[' kanchipuram ', ' conjeevaram ', ' kancheepuram ']),
    (ARRAY[' puducherry ', ' pondicherry ', ' pondichery ', ' pondy ']),
    (ARRAY[' nashik ', ' nasik ']),
    (ARRAY[' chhatrapati sambhajinagar ', ' sambhajinagar ', ' aurangabad ']),
    (ARRAY[' dharashiv ', ' osmanabad ']),
    (ARRAY[' ahilyanagar ', ' ahmednagar ', ' ahmadnagar ']),
    (ARRAY[' thane ', ' thana ']),
    (ARRAY[' panaji ', ' panjim ']),
    (ARRAY[' margao ', ' madgaon ']),
    (ARRAY[' guwahati ', ' gauhati ', ' gawahati ']),
    (ARRAY[' puri ', ' jagannath puri ']),
    (ARRAY[' cuttack ', ' kataka ']),
    (ARRAY[' bhubaneswar ', ' bhubaneshwar ', ' bhuvaneshwar ', ' bhubneshwar ']),
    (ARRAY[' brahmapur ', ' berhampur ']),
    (ARRAY[' indore ', ' indaur ', ' indur ']),
    (ARRAY[' jabalpur ', ' jubbulpore ']),
    (ARRAY[' narmadapuram ', ' hoshangabad ']),
    (ARRAY[' jaipur ', ' jeypore ']),
    (ARRAY[' jodhpur ', ' jodhpore ']),
    (ARRAY[' udaipur ', ' oodeypore ']),
    (ARRAY[' shimla ', ' simla ']),
    (ARRAY[' dehradun ', ' dehra dun ', ' doon ']),
    (ARRAY[' haridwar ', ' hardwar ']),
    (ARRAY[' rishikesh ', ' hrishikesh ']),
    (ARRAY[' chandigarh ', ' chandigadh ']),
    (ARRAY[' ludhiana ', ' ludhiyana ']),
    (ARRAY[' amritsar ', ' umritsar ']),
    (ARRAY[' jalandhar ', ' jullundur ']),
    (ARRAY[' patna ', ' pataliputra ']),
    (ARRAY[' kerala ', ' keralam ']),
    (ARRAY[' tamil nadu ', ' tamilnadu ']),
    (ARRAY[' gujarat ', ' gujrat ']),
    (ARRAY[' west bengal ', ' paschim banga ']),
    (ARRAY[' odisha ', ' orissa ']),
    (ARRAY[' uttarakhand ', ' uttaranchal '])
  ) AS known(names) WHERE EXISTS (SELECT FROM unnest(names) name WHERE strpos(line, name) > 0));
--> statement-breakpoint
-- The same for fields of medicine: each phrase in the form of a key of a specialization.
CREATE FUNCTION field_names(line text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
  SELECT coalesce(array_agg(DISTINCT other), '{}') FROM (VALUES
    (ARRAY[' ayurveda ', ' ayurved ', ' ayurvedic ', ' ayurvedacharya ', ' aayurveda ', ' ayurvedha ']),
    (ARRAY[' homeopathy ', ' homoeopathy ', ' homeopathic ', ' homoeopathic ', ' homeopath ', ' homoeopath ', ' homeo ', ' homyopathy ']),
    (ARRAY[' unani ', ' yunani ', ' unaani ']),
    (ARRAY[' siddha ', ' sidha ', ' siddh ']),
    (ARRAY[' modern medicine ', ' allopathy ', ' allopathic ', ' alopathy ']),
    (ARRAY[' yoga and naturopathy ', ' naturopathy ', ' naturopath ', ' yoga ', ' prakritik chikitsa ']),
    (ARRAY[' panchakarma ', ' panchkarma ', ' pancha karma ', ' panch karma ']),
    (ARRAY[' kayachikitsa ', ' kaya chikitsa ', ' kaychikitsa ', ' kayachikitsha ']),
    (ARRAY[' paediatrics ', ' pediatrics ', ' paediatric ', ' pediatric ', ' paediatrician ', ' pediatrician ', ' kaumarabhritya ', ' kaumarbhritya ', ' balroga ']),
    (ARRAY[' gynaecology ', ' gynecology ', ' gynaecologist ', ' gynecologist ', ' gynae ', ' gynec ']),
    (ARRAY[' dermatology ', ' dermatologist ', ' dermatalogist ', ' dermatalogy ']),
    (ARRAY[' orthopaedics ', ' orthopedics ', ' orthopaedic ', ' orthopedic ', ' ortho ']),
    (ARRAY[' ophthalmology ', ' opthalmology ', ' ophthalmologist ', ' opthalmologist ']),
    (ARRAY[' cardiology ', ' cardiologist ']),
    (ARRAY[' psychiatry ', ' psychiatrist ']),
    (ARRAY[' neurology ', ' neurologist ']),
    (ARRAY[' diabetology ', ' diabetologist ']),
    (ARRAY[' ear nose and throat ', ' ent ', ' otorhinolaryngology ']),
    (ARRAY[' general physician ', ' general medicine ', ' family medicine ', ' family physician ', ' family doctor '])
  ) AS known(names), unnest(names) other WHERE EXISTS (SELECT FROM unnest(names) name WHERE strpos(line, name) > 0));
--> statement-breakpoint
-- How a word in lower case sounds, for names that are written in several ways. The rules are those of
-- lib/domain/doctors/spelling/spellings.ts; a test compares the two.
CREATE FUNCTION sound_of(word text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN word ~ '^[a-z]{4,}$' THEN coalesce(
  substring(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(word, 'zh', 'l', 'g'), 'agra[vw]', 'agarv', 'g'), 'x', 'ks', 'g'), 'chh', 'ch', 'g'), 'ck|q', 'k', 'g'), 'ph', 'f', 'g'), '(ow|ou|au)(?=[bcdfghjklmnprstvz])', 'o', 'g'), 'w', 'v', 'g'), 'z', 'j', 'g'), '([bdgjkpst])h', '\1', 'g'), 'ae|oe', 'e', 'g'), 'ee|ii', 'i', 'g'), 'oo|uu', 'u', 'g'), 'aa', 'a', 'g'), 'ei', 'ai', 'g'), 'aya', 'ai', 'g'), 'iy(?=[aeiou])', 'i', 'g'), '([bcdfghjklmnprstv])y(?=[aeiou])', '\1i', 'g'), 'ey$', 'e', 'g'), 'y$', 'i', 'g'), '([a-z])\1+', '\1', 'g'), '([aeiou])h$', '\1', 'g') from '^.{3,}$'), word) ELSE word END;
--> statement-breakpoint
CREATE FUNCTION sounds_of(line text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT coalesce(string_agg(DISTINCT sound_of(w), ' '), '') FROM unnest(search_words(line)) w WHERE sound_of(w) <> w);
--> statement-breakpoint
-- Initials as people write them: "A. P. Ramanathan" also as "AP Ramanathan", and the other way round.
CREATE FUNCTION initials_of(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(search_line(name), '(?<= \w) (?=\w )', '', 'g') || ' ' || regexp_replace(name, '\m([A-Z])([A-Z])([A-Z]?)\M', '\1 \2 \3', 'g');
--> statement-breakpoint
-- The words that a line does not have yet, each once. A word that another begins with is found by its letters anyway; every
-- letter less makes each search faster.
CREATE FUNCTION more_words(line text, more text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
  SELECT coalesce(string_agg(DISTINCT w || ' ', ''), '') FROM unnest(search_words(more)) w
  WHERE strpos(line, ' ' || w) = 0 AND NOT EXISTS (SELECT FROM unnest(search_words(more)) other WHERE other <> w AND starts_with(other, w)));
--> statement-breakpoint
CREATE OR REPLACE FUNCTION doctor_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  fields text := search_line(array_to_string(NEW.specializations, ' ') || ' ' || NEW.system_of_medicine);
BEGIN
  -- Some write their title into their name; one is enough. Some have one name.
  SELECT CASE WHEN first_name ~* '^(dr|doctor|vaidya|vd|hakim|hakeem|prof|professor|डॉ|डॉक्टर|वैद्य|हकीम)([\s.]|$)' THEN '' ELSE 'Dr. ' END || btrim(first_name || ' ' || last_name)
    INTO NEW.name FROM profiles WHERE user_id = NEW.id;
  NEW.name := coalesce(NEW.name, '');
  NEW.search_name := search_line(concat_ws(' ', NEW.name, initials_of(NEW.name), sounds_of(NEW.name)));
  NEW.search_place := search_line(concat_ws(' ', NEW.city, NEW.state, place_names(search_line(NEW.city || ' ' || NEW.state))));
  NEW.specialization_keys := ARRAY(SELECT DISTINCT key FROM unnest(NEW.specializations) s, unnest(search_line(s) || field_names(search_line(s))) key);
  NEW.search_text := search_line(concat_ws(' ', NEW.name, fields, array_to_string(NEW.qualifications, ' '), NEW.city, NEW.state, language_names(NEW.languages)));
  NEW.search_text := NEW.search_text || more_words(NEW.search_text, concat_ws(' ', NEW.search_name, NEW.search_place, array_to_string(field_names(fields), ' '), sounds_of(fields)));
  NEW.card := array_to_string(ARRAY(SELECT translate(v, E'\x1f', '') FROM unnest(ARRAY[
    NEW.name, card_list(NEW.specializations), card_list(NEW.qualifications), card_list(NEW.languages), NEW.system_of_medicine,
    NEW.city, NEW.state, NEW.experience_years::text, NEW.fee_amount::text, coalesce(left(NEW.bio, 161), '')]) WITH ORDINALITY AS c(v, n) ORDER BY n), E'\x1f');
  RETURN NEW;
END $$;
--> statement-breakpoint
UPDATE doctors SET name = name;
