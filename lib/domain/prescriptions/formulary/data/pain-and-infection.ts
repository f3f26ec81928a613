/** Pain, fever, allergy and infection. A line: ingredient | other names | forms with strengths | n where the NLEM 2022 names it. */
export const painAndInfection = `
PARACETAMOL | pcm, para, acetaminophen, p c m | tab 500 mg, 650 mg; syr 120 mg/5 ml, 125 mg/5 ml, 250 mg/5 ml; drops 100 mg/ml; supp 80 mg, 170 mg | n
IBUPROFEN | ibu, brufen | tab 200 mg, 400 mg, 600 mg; syr 100 mg/5 ml | n
DICLOFENAC | diclo, diclofenac sodium | tab 50 mg, 75 mg, 100 mg; inj 25 mg/ml; gel 1% | n
ACECLOFENAC | aceclo | tab 100 mg, 200 mg |
NAPROXEN | naproxin | tab 250 mg, 500 mg |
MEFENAMIC ACID | mefenamic, meftal | tab 250 mg, 500 mg; syr 100 mg/5 ml | n
NIMESULIDE | nimesulid | tab 100 mg |
ETORICOXIB | etori, etoricoxib | tab 60 mg, 90 mg, 120 mg |
KETOROLAC | ketorol | tab 10 mg; eye 0.5% |
PIROXICAM | piroxi | cap 20 mg; gel 0.5% |
INDOMETHACIN | indometacin, indocap | cap 25 mg, 75 mg |
ACETYLSALICYLIC ACID | aspirin, asa, ecosprin | tab 75 mg, 150 mg, 325 mg | n
SERRATIOPEPTIDASE | serratio | tab 5 mg, 10 mg |
ALLOPURINOL | allo, zyloric | tab 100 mg, 300 mg | n
FEBUXOSTAT | febux | tab 40 mg, 80 mg |
COLCHICINE | colchi | tab 0.5 mg | n
SUMATRIPTAN | suma | tab 25 mg, 50 mg | n
FLUNARIZINE | fluna | tab 5 mg, 10 mg |
RIZATRIPTAN | riza | tab 5 mg, 10 mg |
CETIRIZINE | cetriz, cetrizine, cetzine, ctz | tab 10 mg; syr 5 mg/5 ml | n
LEVOCETIRIZINE | levocet, levocetrizine, lcz | tab 5 mg; syr 2.5 mg/5 ml |
FEXOFENADINE | fexo | tab 120 mg, 180 mg; syr 30 mg/5 ml |
LORATADINE | lora | tab 10 mg; syr 5 mg/5 ml |
DESLORATADINE | deslora | tab 5 mg |
BILASTINE | bila | tab 20 mg |
CHLORPHENIRAMINE | cpm, chlorpheniramine maleate, chlorphenamine | tab 4 mg; syr 2 mg/5 ml |
PHENIRAMINE | avil, pheniramine maleate | tab 25 mg; inj 22.75 mg/ml | n
HYDROXYZINE | atarax, hydroxizine | tab 10 mg, 25 mg; syr 10 mg/5 ml |
DIPHENHYDRAMINE | dphm | cap 25 mg; syr 12.5 mg/5 ml |
PROMETHAZINE | phenergan, promethazin | tab 10 mg, 25 mg; syr 5 mg/5 ml | n
MONTELUKAST | monte, montek, montelucast | tab 4 mg, 5 mg, 10 mg | n
AMOXICILLIN | amox, amoxi, amoxycillin, amoxicilin | cap 250 mg, 500 mg; syr 125 mg/5 ml, 250 mg/5 ml | n
CLAVULANIC ACID | clav, clavulanate, potassium clavulanate | tab 125 mg | n
AMPICILLIN | ampi, ampicilin | cap 250 mg, 500 mg; inj 500 mg, 1 g | n
CLOXACILLIN | cloxa | cap 250 mg, 500 mg | n
BENZATHINE BENZYLPENICILLIN | benzathine penicillin, penidure | inj 600000 IU, 1200000 IU | n
PHENOXYMETHYLPENICILLIN | penicillin v | tab 250 mg, 500 mg |
CEFALEXIN | cephalexin, cefalexine | cap 250 mg, 500 mg; syr 125 mg/5 ml, 250 mg/5 ml | n
CEFADROXIL | cefadrox | tab 500 mg; syr 125 mg/5 ml, 250 mg/5 ml | n
CEFIXIME | cefix, cefixim | tab 100 mg, 200 mg, 400 mg; syr 50 mg/5 ml, 100 mg/5 ml | n
CEFUROXIME | cefurox, cefuroxime axetil | tab 250 mg, 500 mg; syr 125 mg/5 ml | n
CEFPODOXIME | cefpodox, cefpo | tab 100 mg, 200 mg; syr 50 mg/5 ml, 100 mg/5 ml |
CEFTRIAXONE | ceftri, ceftrax | inj 250 mg, 500 mg, 1 g | n
CEFOTAXIME | cefotax | inj 250 mg, 500 mg, 1 g | n
CEFDINIR | cefdin | cap 300 mg; syr 125 mg/5 ml |
AZITHROMYCIN | azithro, azee, azithromycine, azi | tab 250 mg, 500 mg; syr 100 mg/5 ml, 200 mg/5 ml | n
CLARITHROMYCIN | clarithro | tab 250 mg, 500 mg; syr 125 mg/5 ml | n
ERYTHROMYCIN | erythro | tab 250 mg, 500 mg; syr 125 mg/5 ml |
ROXITHROMYCIN | roxi, roxithro | tab 150 mg, 300 mg |
CIPROFLOXACIN | cipro, ciproflox | tab 250 mg, 500 mg, 750 mg; eye 0.3% | n
OFLOXACIN | oflox | tab 200 mg, 400 mg; eye 0.3% |
LEVOFLOXACIN | levoflox | tab 250 mg, 500 mg, 750 mg | n
MOXIFLOXACIN | moxiflox | tab 400 mg; eye 0.5% | n
NORFLOXACIN | norflox | tab 400 mg |
DOXYCYCLINE | doxy, doxycyclin | cap 100 mg; tab 100 mg | n
TETRACYCLINE | tetra | cap 250 mg, 500 mg |
MINOCYCLINE | mino | cap 50 mg, 100 mg |
COTRIMOXAZOLE | co-trimoxazole, septran, tmp smx, cotrim | tab 480 mg, 960 mg; syr 240 mg/5 ml | n
NITROFURANTOIN | nitrofuran | tab 100 mg; cap 100 mg | n
FOSFOMYCIN | fosfo | sac 3 g |
METRONIDAZOLE | metro, flagyl, metrogyl | tab 200 mg, 400 mg; syr 100 mg/5 ml; gel 1% | n
TINIDAZOLE | tini | tab 300 mg, 500 mg | n
ORNIDAZOLE | orni | tab 500 mg |
SECNIDAZOLE | secni | tab 1 g |
CLINDAMYCIN | clinda | cap 150 mg, 300 mg; gel 1% | n
LINEZOLID | linez | tab 600 mg | n
RIFAXIMIN | rifax | tab 200 mg, 400 mg, 550 mg |
GENTAMICIN | genta | inj 40 mg/ml; eye 0.3% | n
AMIKACIN | amik | inj 100 mg, 250 mg, 500 mg | n
FLUCONAZOLE | fluco, flucon | tab 50 mg, 150 mg, 200 mg; cap 150 mg | n
ITRACONAZOLE | itra | cap 100 mg, 200 mg | n
TERBINAFINE | terbi | tab 250 mg; cream 1% | n
GRISEOFULVIN | griseo | tab 250 mg, 500 mg | n
NYSTATIN | nysta | drops 100000 IU/ml |
ACICLOVIR | acyclovir, acivir, acyclo | tab 200 mg, 400 mg, 800 mg; cream 5%; eyeoint 3% | n
VALACICLOVIR | valacyclovir, valacivir | tab 500 mg, 1 g | n
OSELTAMIVIR | oselta | cap 30 mg, 45 mg, 75 mg; syr 12 mg/ml | n
ALBENDAZOLE | alben, zentel | tab 400 mg; syr 200 mg/5 ml | n
MEBENDAZOLE | meben | tab 100 mg; syr 100 mg/5 ml |
IVERMECTIN | iver, ivermectine | tab 6 mg, 12 mg | n
DIETHYLCARBAMAZINE | dec, hetrazan | tab 50 mg, 100 mg; syr 120 mg/5 ml | n
PRAZIQUANTEL | prazi | tab 600 mg | n
CHLOROQUINE | lariago | tab 250 mg; syr 50 mg/5 ml | n
HYDROXYCHLOROQUINE | hcq, hcqs | tab 200 mg, 300 mg, 400 mg | n
PRIMAQUINE | primaquin | tab 2.5 mg, 7.5 mg, 15 mg | n
ISONIAZID | isoniazide | tab 100 mg, 300 mg | n
RIFAMPICIN | rifampin, rif | cap 150 mg, 300 mg, 450 mg, 600 mg | n
PYRAZINAMIDE | pza | tab 500 mg, 750 mg | n
ETHAMBUTOL | etham, emb | tab 200 mg, 400 mg, 800 mg | n
DAPSONE | dds | tab 50 mg, 100 mg | n
`;
