/**
 * Classical formulations of Ayurveda: name | other spellings | forms. Names and forms as the Ayurvedic Formulary of India has them, from memory;
 * a vaidya must check them. The last column has m where a formulation is known to hold minerals, metals or a plant of Schedule E(1).
 */
export const ayurveda = `
TRIPHALA CHURNA | triphala, trifala, trifla, triphla | pow
AVIPATTIKAR CHURNA | avipattikar, avipattikara, avipathi, avipatikar | pow
HINGVASHTAK CHURNA | hingvashtak, hingwashtak, hingwastak, hingashtak | pow
MAHASUDARSHAN CHURNA | mahasudarshan, sudarshan churna, maha sudarshan | pow
SITOPALADI CHURNA | sitopaladi, sitopladi, sitophaladi | pow
TALISADI CHURNA | talisadi, talishadi | pow
ASHWAGANDHA CHURNA | ashwagandha, aswagandha, ashvagandha | pow
SHATAVARI CHURNA | shatavari, satavari, shatawari | pow
NISHA AMALAKI CHURNA | nisha amalaki, nishamalaki, nisamalaki | pow
BALACHATURBHADRA CHURNA | balachaturbhadra, bala chaturbhadra, bal chaturbhadra | pow
TRIKATU CHURNA | trikatu, trikatoo | pow
PANCHAKOLA CHURNA | panchakola, panchakol, panchkol | pow
LAVANBHASKAR CHURNA | lavanbhaskar, lavan bhaskar, lavana bhaskara | pow
AJAMODADI CHURNA | ajamodadi, ajmodadi | pow
PUSHYANUGA CHURNA | pushyanuga, pushyanug | pow
SWADISHTA VIRECHANA CHURNA | swadishta virechana, swadishta virechan | pow
PANCHASAKARA CHURNA | panchasakara, panchsakar | pow
YASHTIMADHU CHURNA | yashtimadhu, yastimadhu, mulethi, jeshthamadh | pow
AMALAKI CHURNA | amalaki, amla churna | pow
GOKSHURADI CHURNA | gokshuradi churna, gokhru churna | pow
GANGADHARA CHURNA | gangadhara, gangadhar | pow
DADIMASHTAKA CHURNA | dadimashtaka, dadimashtak, dadimastak | pow
KAPITHASHTAKA CHURNA | kapithashtaka, kapithashtak | pow
VAISHVANARA CHURNA | vaishvanara, vaishwanar, vaiswanara | pow
NAVAYASA CHURNA | navayasa, navayas loha | pow | m
RASNADI CHURNA | rasnadi, rasnadi choornam | pow
JATIPHALADI CHURNA | jatiphaladi, jatiphaladya churna | pow | m
SARASWATA CHURNA | saraswata, saraswat churna | pow
GUDUCHI GHAN VATI | guduchi ghan, guduchi ghana, giloy ghan vati, guduchi, giloy | tab 250 mg, 500 mg
BRAHMI VATI | brahmi, brahmi bati | tab 250 mg
CHITRAKADI VATI | chitrakadi, chitrakadi gutika, chitrakadi bati | tab 250 mg
AROGYAVARDHINI VATI | arogyavardhini, arogyavardhani, arogya vardhini | tab 250 mg | m
SANJIVANI VATI | sanjivani, sanjeevani | tab 125 mg, 250 mg | m
CHANDRAPRABHA VATI | chandraprabha, chandra prabha, candraprabha | tab 250 mg, 500 mg | m
KUTAJGHAN VATI | kutajghan, kutaj ghan, kutaja ghana | tab 250 mg
SHANKHA VATI | shankha, shankh vati, sankha vati | tab 250 mg | m
LASHUNADI VATI | lashunadi, lasunadi | tab 250 mg
KHADIRADI VATI | khadiradi, khadiradi gutika | tab 250 mg
LAVANGADI VATI | lavangadi | tab 250 mg
VYOSHADI VATI | vyoshadi, vyosadi | tab 250 mg
ELADI VATI | eladi, eladi gutika | tab 250 mg
MARICHYADI VATI | marichyadi gutika, marichadi | tab 250 mg
RAJAHPRAVARTINI VATI | rajahpravartini, raja pravartini | tab 250 mg | m
BOLBADDHA RASA | bolbaddha, bol baddha ras | tab 125 mg | m
VISHATINDUKA VATI | vishatinduka, visha tinduk | tab 125 mg | m
SAPTAVIMSHATI GUGGULU | saptavimshati, saptavimsati guggul | tab 500 mg
YOGARAJ GUGGULU | yogaraj, yograj, yograj guggul | tab 250 mg, 500 mg
MAHAYOGARAJ GUGGULU | mahayogaraj, mahayograj guggul | tab 250 mg | m
TRAYODASHANG GUGGULU | trayodashang, trayodashanga, trayodasang | tab 250 mg, 500 mg
KANCHANAR GUGGULU | kanchanar, kanchnar, kanchanara | tab 250 mg, 500 mg
KAISHORE GUGGULU | kaishore, kaishor, kaisora, kaishor guggul | tab 250 mg, 500 mg
TRIPHALA GUGGULU | triphala guggul, trifala guggul | tab 250 mg, 500 mg
GOKSHURADI GUGGULU | gokshuradi, gokshuradi guggul | tab 250 mg, 500 mg
LAKSHA GUGGULU | laksha, lakshadi guggul, laksadi guggulu | tab 250 mg, 500 mg
PUNARNAVADI GUGGULU | punarnavadi guggul, punarnava guggul | tab 250 mg, 500 mg | m
SIMHANADA GUGGULU | simhanada, simhanad guggul, singhnad guggul | tab 250 mg, 500 mg
MEDOHAR GUGGULU | medohar, medohara | tab 250 mg, 500 mg
AMRITADI GUGGULU | amritadi, amrita guggul | tab 250 mg, 500 mg
TRIBHUVANKIRTI RASA | tribhuvankirti, tribhuvan kirti, tribhuvankirti ras | tab 125 mg | m
LAKSHMIVILAS RASA | lakshmivilas, laxmivilas, laxmivilas ras, lakshmi vilas | tab 125 mg, 250 mg | m
ANANDABHAIRAVA RASA | anandabhairava, anand bhairav ras | tab 125 mg | m
SUTSHEKHAR RASA | sutshekhar, sutshekar, sootshekhar, sutasekhara | tab 125 mg, 250 mg | m
KAMADUDHA RASA | kamadudha, kamdudha, kamdugha ras | tab 125 mg, 250 mg | m
SHWASAKUTHARA RASA | shwasakuthara, shwas kuthar, swasakutara | tab 125 mg | m
PRAVAL PISHTI | praval, prawal pishti, pravala pisti | pow | m
MUKTA PISHTI | mukta, mukta pisti | pow | m
PRAVAL PANCHAMRIT | pravala panchamruta, praval panchamrut | tab 125 mg, 250 mg | m
GODANTI BHASMA | godanti, godanti bhasm | pow | m
SHANKHA BHASMA | shankh bhasma | pow | m
LOHA BHASMA | loha, lauha bhasma | pow | m
ABHRAKA BHASMA | abhraka, abhrak bhasma | pow | m
MANDURA BHASMA | mandura, mandur bhasma | pow | m
PUNARNAVA MANDURA | punarnava mandur, punarnavadi mandura | tab 250 mg | m
SAPTAMRIT LAUHA | saptamrit, saptamrita loha | tab 250 mg | m
MAHARASNADI KWATHA | maharasnadi, maha rasnadi kwath, maharasnadi kadha | dec
RASNASAPTAK KWATHA | rasnasaptak, rasna saptak, rasnasaptaka | dec
MANJISHTHADI KWATHA | manjishthadi, manjishtadi, manjisthadi | dec
DASHAMOOLA KWATHA | dashamoola, dashmool, dasamula, dashmool kwath | dec
PUNARNAVASHTAKA KWATHA | punarnavashtaka, punarnavashtak | dec
PATHYADI KWATHA | pathyadi, pathyadi kadha, pathya shadanga | dec
VARUNADI KWATHA | varunadi, varanadi, varanadi kashayam | dec
GUDUCHYADI KWATHA | guduchyadi, guluchyadi kashayam | dec
INDUKANTAM KASHAYAM | indukantam, indukantham | dec
DHANWANTARAM KASHAYAM | dhanwantaram, dhanwantharam kashayam | dec
DASHAMOOLARISHTA | dashmoolarishta, dasamularishta, dasamoolarishtam, dashamularishta | arishta
ASHOKARISHTA | ashoka arishta, asokarishta, ashokarisht | arishta
ARJUNARISHTA | arjuna arishta, parthadyarishta, arjunarisht | arishta
SARASWATARISHTA | saraswatarishtam, sarasvatarishta, saraswatarisht | arishta
KHADIRARISHTA | khadirarishtam, khadirarisht | arishta
ABHAYARISHTA | abhayarishtam, abhyarishta, abhayarisht | arishta
DRAKSHARISHTA | drakshasava, draksharishtam, draksharisht | arishta
AMRITARISHTA | amrutarishta, amritarisht, amrutharishtam | arishta
ASHWAGANDHARISHTA | aswagandharishtam, ashwagandharisht | arishta
BALARISHTA | balarishtam, balarisht | arishta
KUTAJARISHTA | kutajarishtam, kutajarisht | arishta
PUNARNAVASAVA | punarnavasavam, punarnavasav | arishta
KUMARYASAVA | kumaryasavam, kumariasava, kumaryasav | arishta
LOHASAVA | lohasavam, lohasav, lauhasava | arishta | m
ARAVINDASAVA | aravindasavam, arvindasava, arvindasav | arishta
VASARISHTA | vasakasava, vasarishtam | arishta
USHIRASAVA | usirasava, ushirasav | arishta
LODHRASAVA | lodhrasavam, rodhrasava | arishta
PATRANGASAVA | patrangasav | arishta
JEERAKADYARISHTA | jeerakarishta, jirakadyarishta, jeerakadyarishtam | arishta
VIDANGARISHTA | vidangarishtam, vidangarisht | arishta
CHANDANASAVA | chandanasav, chandanasavam | arishta
BHRINGRAJ TAILA | bhringraj, bhringraj oil, bhringaraja taila | oil
KUMKUMADI TAILA | kumkumadi, kumkumadi oil, kumkumadi tailam | oil
NALPAMARADI TAILA | nalpamaradi, nalpamaradi tailam | oil
MAHANARAYAN TAILA | mahanarayan, mahanarayana taila, maha narayan oil | oil
KSHIRABALA TAILA | ksheerabala, kshirabala, ksheerabala tailam | oil
DHANWANTARAM TAILA | dhanwantaram tailam, dhanwantharam oil | oil
MURIVENNA | murivenna oil | oil
ANU TAILA | anu tail, anutailam, anu tailam | nasd
SHADBINDU TAILA | shadbindu, shadbindu tail | nasd
JATYADI TAILA | jatyadi, jathyadi tailam | oil | m
MARICHYADI TAILA | marichyadi, marichyadi tail | oil | m
PINDA TAILA | pinda tailam, pinda tail | oil
BALA TAILA | bala tailam | oil
ARIMEDADI TAILA | arimedadi, irimedadi taila | oil
TRIPHALA GHRITA | triphala ghritam, trifala ghee | ghee
BRAHMI GHRITA | brahmi ghritam, brahmi ghee | ghee
PHALA GHRITA | phalaghritam, phal ghrit | ghee
PANCHATIKTA GHRITA | panchatikta ghritam, panchatikta ghrit | ghee
MAHATIKTAKA GHRITA | mahatiktakam, mahatikta ghrita, tiktaka ghrita | ghee
INDUKANTA GHRITA | indukantham ghritam | ghee
CHYAWANPRASH | chyavanprash, chyawanprasha, chyavanaprasha, cyavanaprasa | avaleha
VASAVALEHA | vasavaleh, vasa avaleha, vasakavaleha | avaleha
KALYANAKA GUDA | kalyanakam, kalyanaka gula | avaleha
KUTAJAVALEHA | kutajavaleh, kutaja avaleha | avaleha
AGASTYA HARITAKI | agastya haritaki rasayana, agasthya rasayanam | avaleha
HARIDRA KHANDA | haridrakhand, haridra khand | gran
DRAKSHAVALEHA | drakshavaleh | avaleha
KUSHMANDAVALEHA | kushmandavaleh, kooshmanda rasayanam | avaleha
BRAHMA RASAYANA | brahma rasayan, brahma rasayanam | avaleha
ASHWAGANDHA LEHA | ashwagandhadi lehya, aswagandhadi lehyam | avaleha
SHILAJATU | shilajit, silajit | cap 250 mg, 500 mg | m
`;
