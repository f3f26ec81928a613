/** Heart, blood, diabetes and hormones, in the form of pain-and-infection. */
export const heartAndHormones = `
AMLODIPINE | amlo, amlod, amlodipin | tab 2.5 mg, 5 mg, 10 mg | n
CILNIDIPINE | cilni, cilacar | tab 5 mg, 10 mg, 20 mg |
NIFEDIPINE | nife, nifedipin | tab 10 mg, 20 mg; cap 5 mg, 10 mg | n
DILTIAZEM | dilt, dilzem | tab 30 mg, 60 mg, 90 mg | n
VERAPAMIL | vera | tab 40 mg, 80 mg, 120 mg | n
TELMISARTAN | telma, telmi, telmisartin | tab 20 mg, 40 mg, 80 mg | n
LOSARTAN | losar, losarten | tab 25 mg, 50 mg, 100 mg |
OLMESARTAN | olme, olmesar | tab 10 mg, 20 mg, 40 mg |
VALSARTAN | valsar | tab 40 mg, 80 mg, 160 mg |
ENALAPRIL | enal, enalpril, envas | tab 2.5 mg, 5 mg, 10 mg | n
RAMIPRIL | rami, ramipres | tab 1.25 mg, 2.5 mg, 5 mg, 10 mg; cap 2.5 mg, 5 mg | n
LISINOPRIL | lisin | tab 2.5 mg, 5 mg, 10 mg |
PERINDOPRIL | perin | tab 2 mg, 4 mg, 8 mg |
ATENOLOL | aten, atenol | tab 25 mg, 50 mg, 100 mg |
METOPROLOL | meto, metprolol, met xl | tab 12.5 mg, 25 mg, 50 mg, 100 mg | n
BISOPROLOL | biso | tab 2.5 mg, 5 mg, 10 mg |
CARVEDILOL | carved | tab 3.125 mg, 6.25 mg, 12.5 mg, 25 mg |
NEBIVOLOL | nebi | tab 2.5 mg, 5 mg, 10 mg |
PROPRANOLOL | propra, inderal, ciplar | tab 10 mg, 20 mg, 40 mg, 80 mg | n
LABETALOL | labet | tab 50 mg, 100 mg, 200 mg | n
METHYLDOPA | aldomet | tab 250 mg, 500 mg | n
CLONIDINE | arkamin | tab 0.1 mg |
PRAZOSIN | prazo | tab 1 mg, 2 mg, 2.5 mg, 5 mg |
HYDROCHLOROTHIAZIDE | hctz, hct | tab 12.5 mg, 25 mg, 50 mg | n
CHLORTHALIDONE | ctd, chlorthal, chlortalidone | tab 6.25 mg, 12.5 mg, 25 mg |
INDAPAMIDE | inda | tab 1.5 mg, 2.5 mg |
FUROSEMIDE | frusemide, lasix, furo | tab 20 mg, 40 mg | n
TORSEMIDE | torse, torasemide, dytor | tab 5 mg, 10 mg, 20 mg |
SPIRONOLACTONE | spiro, aldactone | tab 25 mg, 50 mg, 100 mg | n
ISOSORBIDE DINITRATE | isdn, sorbitrate | tab 5 mg, 10 mg | n
ISOSORBIDE MONONITRATE | ismn | tab 10 mg, 20 mg, 30 mg, 60 mg |
GLYCERYL TRINITRATE | gtn, nitroglycerin | tab 0.5 mg, 2.6 mg, 6.4 mg | n
DIGOXIN | digox, lanoxin | tab 0.25 mg | n
AMIODARONE | amio | tab 100 mg, 200 mg | n
IVABRADINE | ivab | tab 5 mg, 7.5 mg |
CLOPIDOGREL | clopi, clopid | tab 75 mg, 150 mg | n
TICAGRELOR | tica | tab 60 mg, 90 mg |
PRASUGREL | prasu | tab 5 mg, 10 mg |
WARFARIN | warf | tab 1 mg, 2 mg, 5 mg | n
ACENOCOUMAROL | acitrom, nicoumalone | tab 1 mg, 2 mg, 4 mg |
RIVAROXABAN | rivarox | tab 10 mg, 15 mg, 20 mg |
APIXABAN | apix | tab 2.5 mg, 5 mg |
DABIGATRAN | dabi | cap 75 mg, 110 mg, 150 mg | n
ATORVASTATIN | atorva, ator, atorvastatine | tab 5 mg, 10 mg, 20 mg, 40 mg, 80 mg | n
ROSUVASTATIN | rosu, rosuva | tab 5 mg, 10 mg, 20 mg, 40 mg |
SIMVASTATIN | simva | tab 10 mg, 20 mg, 40 mg |
FENOFIBRATE | feno | tab 145 mg, 160 mg; cap 200 mg |
EZETIMIBE | ezet | tab 10 mg |
TRANEXAMIC ACID | tranexa, txa | tab 500 mg; inj 100 mg/ml | n
METFORMIN | metf, glycomet, metformine | tab 250 mg, 500 mg, 850 mg, 1 g | n
GLIMEPIRIDE | glim, glimi, glimepride | tab 1 mg, 2 mg, 3 mg, 4 mg | n
GLICLAZIDE | gliclaz, glicla | tab 30 mg, 40 mg, 60 mg, 80 mg |
GLIBENCLAMIDE | gliben, glyburide, daonil | tab 2.5 mg, 5 mg |
GLIPIZIDE | glipi | tab 5 mg, 10 mg |
PIOGLITAZONE | pio, pioglit | tab 7.5 mg, 15 mg, 30 mg |
SITAGLIPTIN | sita, sitaglip | tab 25 mg, 50 mg, 100 mg |
VILDAGLIPTIN | vilda | tab 50 mg, 100 mg |
TENELIGLIPTIN | teneli | tab 20 mg | n
LINAGLIPTIN | lina | tab 5 mg |
SAXAGLIPTIN | saxa | tab 2.5 mg, 5 mg |
DAPAGLIFLOZIN | dapa | tab 5 mg, 10 mg |
EMPAGLIFLOZIN | empa | tab 10 mg, 25 mg |
CANAGLIFLOZIN | cana | tab 100 mg, 300 mg |
ACARBOSE | acarb | tab 25 mg, 50 mg |
VOGLIBOSE | vogli | tab 0.2 mg, 0.3 mg |
INSULIN GLARGINE | glargine, lantus | inj 100 IU/ml | n
INSULIN REGULAR | regular insulin, insulin soluble, actrapid | inj 40 IU/ml, 100 IU/ml | n
INSULIN ISOPHANE | nph insulin | inj 40 IU/ml | n
LEVOTHYROXINE | thyroxine, eltroxin, thyronorm, thyrox, ltx, levothyroxin | tab 12.5 mcg, 25 mcg, 50 mcg, 75 mcg, 88 mcg, 100 mcg, 125 mcg, 150 mcg | n
CARBIMAZOLE | carbi, neomercazole | tab 5 mg, 10 mg, 20 mg | n
PROPYLTHIOURACIL | ptu | tab 50 mg |
PREDNISOLONE | pred, wysolone, omnacortil, prednisolon | tab 5 mg, 10 mg, 20 mg, 40 mg; syr 5 mg/5 ml, 15 mg/5 ml | n
METHYLPREDNISOLONE | methylpred, medrol | tab 4 mg, 8 mg, 16 mg | n
DEXAMETHASONE | dexa, decadron | tab 0.5 mg, 4 mg; inj 4 mg/ml | n
DEFLAZACORT | defla | tab 6 mg, 12 mg, 24 mg, 30 mg; syr 6 mg/5 ml |
HYDROCORTISONE | hydrocort, wycort | tab 5 mg, 10 mg, 20 mg; cream 1%; inj 100 mg | n
FLUDROCORTISONE | fludro | tab 0.1 mg | n
CABERGOLINE | caber | tab 0.25 mg, 0.5 mg | n
NORETHISTERONE | noreth, primolut | tab 5 mg | n
MEDROXYPROGESTERONE | mpa, deviry | tab 10 mg | n
PROGESTERONE | progest, susten | cap 100 mg, 200 mg; pess 200 mg, 400 mg |
LETROZOLE | letro | tab 2.5 mg | n
CLOMIFENE | clomiphene, clomid | tab 25 mg, 50 mg, 100 mg | n
ALENDRONATE | alendronic acid | tab 35 mg, 70 mg |
TAMSULOSIN | tamsu | cap 0.4 mg | n
FINASTERIDE | finast | tab 1 mg, 5 mg | n
SOLIFENACIN | soli | tab 5 mg, 10 mg |
`;
