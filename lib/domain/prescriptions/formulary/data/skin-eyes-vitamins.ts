/** Skin, eyes, ears, women's health and vitamins, in the form of pain-and-infection. */
export const skinEyesVitamins = `
CLOTRIMAZOLE | clotri, candid, clotrimazol | cream 1%; lot 1%; ear 1%; pess 100 mg, 200 mg, 500 mg; pow 1% | n
MICONAZOLE | micon | cream 2%; gel 2% |
KETOCONAZOLE | ketocon | cream 2%; shampoo 2%; tab 200 mg |
LULICONAZOLE | luli | cream 1% |
SERTACONAZOLE | serta | cream 2% |
MUPIROCIN | mupi, mupirocine, t bact | oint 2%; cream 2% | n
FUSIDIC ACID | fusidin, fucidin | cream 2%; oint 2% | n
SILVER SULFADIAZINE | silverex, ssd | cream 1% | n
POVIDONE IODINE | betadine, povidone | oint 5%, 10%; sol 5%, 10%; gargle 2% | n
CALAMINE | calamin, lacto calamine | lot as supplied | n
BENZYL BENZOATE | bb lotion, benzyl | lot 25% |
PERMETHRIN | elimite | cream 5%; lot 1% | n
GAMMA BENZENE HEXACHLORIDE | gbhc, lindane | lot 1% |
BENZOYL PEROXIDE | bpo, benzac | gel 2.5%, 5% | n
ADAPALENE | adap | gel 0.1% |
TRETINOIN | retino | cream 0.025%, 0.05% |
ISOTRETINOIN | isotret | cap 5 mg, 10 mg, 20 mg |
SALICYLIC ACID | sali | oint 3%, 6%, 12%; lot 2% | n
COAL TAR | tar | shampoo 4%; sol 6% | n
BETAMETHASONE | betna, betnovate | cream 0.05%, 0.1%; lot 0.05%; tab 0.5 mg | n
CLOBETASOL | clob, tenovate | cream 0.05%; oint 0.05% |
MINOXIDIL | minox | sol 2%, 5% |
UREA | urea cream | cream 10% | 
LIQUID PARAFFIN | paraffin | lot as supplied; oint as supplied | n
LIDOCAINE | lignocaine, xylocaine | gel 2%; oint 5% | n
CARBOXYMETHYLCELLULOSE | cmc, refresh | eye 0.5%, 1% | n
TOBRAMYCIN | tobra | eye 0.3% |
CHLORAMPHENICOL | chloromycetin | eye 0.5%; eyeoint 1% |
OLOPATADINE | olop | eye 0.1%, 0.2% |
TIMOLOL | timo | eye 0.25%, 0.5% | n
LATANOPROST | latan | eye 0.005% |
PREDNISOLONE ACETATE | pred forte | eye 1% | n
TROPICAMIDE | tropi | eye 1% | n
WAX SOFTENER | paradichlorobenzene, ear wax drops | ear as supplied |
CHLORHEXIDINE | hexidine, chlorhex | mouth 0.2% | n
FERROUS SULPHATE | iron, ferrous sulfate, fe | tab 60 mg, 200 mg; drops 25 mg/ml | n
FERROUS ASCORBATE | fe ascorbate | tab 100 mg; syr 30 mg/5 ml |
FERROUS FUMARATE | fumarate | tab 200 mg, 300 mg |
FOLIC ACID | fa, folate, folvite | tab 400 mcg, 1 mg, 5 mg | n
CALCIUM CARBONATE | calcium, cal carb, shelcal | tab 250 mg, 500 mg; syr 250 mg/5 ml | n
CHOLECALCIFEROL | vit d, vit d3, vitamin d3, vitamin d, d3, colecalciferol | cap 60000 IU; sac 60000 IU; tab 1000 IU, 2000 IU; drops 400 IU/ml, 800 IU/ml; syr 60000 IU/5 ml | n
CALCITRIOL | calcit | cap 0.25 mcg |
METHYLCOBALAMIN | mecobalamin, methylcobal, vit b12, b12, vitamin b12, mecob | tab 500 mcg, 1500 mcg; inj 500 mcg |
CYANOCOBALAMIN | cyano | inj 1000 mcg | n
PYRIDOXINE | vit b6, b6, vitamin b6 | tab 10 mg, 40 mg, 100 mg | n
THIAMINE | vit b1, b1, vitamin b1 | tab 75 mg, 100 mg; inj 100 mg/ml | n
RIBOFLAVIN | vit b2, b2 | tab 5 mg, 10 mg | n
NICOTINAMIDE | niacinamide | tab 50 mg | n
ASCORBIC ACID | vit c, vitamin c, limcee | tab 100 mg, 500 mg | n
VITAMIN A | retinol, vit a | cap 50000 IU, 100000 IU; syr 100000 IU/ml | n
VITAMIN E | tocopherol, vit e | cap 200 mg, 400 mg |
PHYTOMENADIONE | vit k, vitamin k, vitamin k1 | tab 10 mg; inj 1 mg, 10 mg/ml | n
BIOTIN | biotine | tab 5 mg, 10 mg |
POTASSIUM CHLORIDE | kcl, potklor | syr 1.5 g/15 ml; tab 600 mg | n
DISODIUM HYDROGEN CITRATE | alkalyser, citralka, alkasol | syr 1.4 g/5 ml |
PHENAZOPYRIDINE | phenazo | tab 100 mg, 200 mg |
LEVONORGESTREL | lng, i pill | tab 0.75 mg, 1.5 mg | n
DYDROGESTERONE | dydro, duphaston | tab 10 mg |
MISOPROSTOL | miso | tab 100 mcg, 200 mcg | n
DOXYLAMINE | doxinate | tab 10 mg, 20 mg |
METHYLERGOMETRINE | methergin | tab 0.125 mg | n
ORMELOXIFENE | centchroman, saheli | tab 30 mg, 60 mg | n
METHOTREXATE | mtx | tab 2.5 mg, 5 mg, 7.5 mg, 10 mg | n
SULFASALAZINE | salazo, sulfasala | tab 500 mg, 1 g | n
LEFLUNOMIDE | leflu | tab 10 mg, 20 mg |
AZATHIOPRINE | azathio | tab 25 mg, 50 mg | n
MYCOPHENOLATE | mmf | tab 360 mg, 500 mg | n
TACROLIMUS | tacro | cap 0.5 mg, 1 mg; oint 0.03%, 0.1% | n
`;
