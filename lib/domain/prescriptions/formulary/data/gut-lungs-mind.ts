/** Gut, lungs, nerves and mind, in the form of pain-and-infection. */
export const gutLungsMind = `
OMEPRAZOLE | omez, omepra | cap 10 mg, 20 mg, 40 mg | n
PANTOPRAZOLE | pan, pantop, pantocid, panto, pantaprazole | tab 20 mg, 40 mg; inj 40 mg | n
RABEPRAZOLE | rabe, rabepra, rabeprazol | tab 10 mg, 20 mg |
ESOMEPRAZOLE | eso, nexpro | tab 20 mg, 40 mg |
LANSOPRAZOLE | lanso | cap 15 mg, 30 mg |
RANITIDINE | rantac, rani, ranitidin | tab 150 mg, 300 mg |
FAMOTIDINE | famo, famocid | tab 20 mg, 40 mg |
SUCRALFATE | sucral | tab 1 g; syr 1 g/5 ml, 1 g/10 ml |
DOMPERIDONE | domp, domstal, domperidon | tab 10 mg; syr 5 mg/5 ml | n
ONDANSETRON | onda, ondem, emeset, ondensetron | tab 4 mg, 8 mg; syr 2 mg/5 ml; inj 2 mg/ml | n
METOCLOPRAMIDE | metoclo, perinorm | tab 10 mg; inj 5 mg/ml | n
ITOPRIDE | itop | tab 50 mg |
LEVOSULPIRIDE | levosulp | tab 25 mg, 75 mg |
DICYCLOMINE | dicyclo, cyclopam, dicycloverine | tab 10 mg, 20 mg; syr 10 mg/5 ml; inj 10 mg/ml | n
HYOSCINE BUTYLBROMIDE | hyoscine, buscopan | tab 10 mg; inj 20 mg/ml | n
DROTAVERINE | drot, drotin | tab 40 mg, 80 mg |
MEBEVERINE | mebev | tab 135 mg; cap 200 mg |
LOPERAMIDE | lopa, imodium | tab 2 mg; cap 2 mg |
RACECADOTRIL | racec | cap 100 mg; sac 10 mg, 15 mg, 30 mg |
ORAL REHYDRATION SALTS | ors, electral, oral rehydration solution | sac 20.5 g, 21.8 g, 4.2 g | n
ZINC SULPHATE | zinc, zinc sulfate | tab 10 mg, 20 mg; syr 20 mg/5 ml | n
LACTULOSE | lactu, duphalac | syr 10 g/15 ml | n
BISACODYL | bisa, dulcolax | tab 5 mg; supp 5 mg, 10 mg | n
ISPAGHULA | isabgol, ispaghula husk, psyllium | pow as supplied | n
POLYETHYLENE GLYCOL | peg, macrogol | sac 17 g |
SODIUM PICOSULFATE | picosulf | tab 10 mg; syr 5 mg/5 ml |
URSODEOXYCHOLIC ACID | udca, urso | tab 150 mg, 300 mg |
MESALAZINE | mesalamine, 5 asa | tab 400 mg, 800 mg, 1.2 g | n
SIMETICONE | simethicone | tab 40 mg; drops 40 mg/ml |
LACTOBACILLUS | probiotic, sporlac | cap as supplied; sac as supplied |
SALBUTAMOL | salbu, asthalin, albuterol, sulbutamol | tab 2 mg, 4 mg; syr 2 mg/5 ml; inh 100 mcg; neb 2.5 mg, 5 mg/ml | n
LEVOSALBUTAMOL | levolin | syr 1 mg/5 ml; inh 50 mcg; neb 0.63 mg, 1.25 mg |
IPRATROPIUM | iprat, ipravent | inh 20 mcg, 40 mcg; neb 250 mcg/ml | n
TIOTROPIUM | tio, tiova | inh 9 mcg, 18 mcg | n
BUDESONIDE | bude, budecort | inh 100 mcg, 200 mcg, 400 mcg; neb 0.5 mg, 1 mg; nas 32 mcg, 64 mcg | n
FORMOTEROL | formo | inh 6 mcg, 12 mcg | n
SALMETEROL | salmet | inh 25 mcg, 50 mcg |
FLUTICASONE | flutic | inh 50 mcg, 125 mcg, 250 mcg; nas 50 mcg |
MOMETASONE | mometa | nas 50 mcg; cream 0.1%; oint 0.1% |
BECLOMETASONE | beclo, beclomethasone | inh 50 mcg, 100 mcg, 200 mcg |
THEOPHYLLINE | theo | tab 200 mg, 300 mg, 400 mg |
DOXOFYLLINE | doxo, doxophylline | tab 400 mg |
AMBROXOL | ambrox | tab 30 mg; syr 15 mg/5 ml, 30 mg/5 ml |
BROMHEXINE | brom, bromhexin | tab 8 mg; syr 4 mg/5 ml |
GUAIFENESIN | guai, guaifenesine, guaiphenesin | syr 100 mg/5 ml |
AMMONIUM CHLORIDE | nh4cl | syr 100 mg/5 ml |
ACETYLCYSTEINE | nac, n acetyl cysteine, mucinac | tab 600 mg; sac 200 mg, 600 mg | n
DEXTROMETHORPHAN | dextro, dmr, dextromethorphane | syr 10 mg/5 ml, 15 mg/5 ml |
XYLOMETAZOLINE | xylo, otrivin | nasd 0.05%, 0.1% |
OXYMETAZOLINE | nasivion | nasd 0.01%, 0.025%, 0.05% |
SODIUM CHLORIDE | saline, normal saline, ns | nasd 0.65%; neb 0.9% | n
AMITRIPTYLINE | amit, tryptomer | tab 10 mg, 25 mg, 50 mg, 75 mg | n
NORTRIPTYLINE | nort | tab 10 mg, 25 mg |
FLUOXETINE | fluox, prodep | cap 10 mg, 20 mg, 40 mg | n
SERTRALINE | sert | tab 25 mg, 50 mg, 100 mg |
ESCITALOPRAM | esc, nexito, escital | tab 5 mg, 10 mg, 20 mg | n
PAROXETINE | parox | tab 12.5 mg, 25 mg |
VENLAFAXINE | venla | tab 37.5 mg, 75 mg; cap 37.5 mg, 75 mg |
DULOXETINE | dulox | cap 20 mg, 30 mg, 40 mg, 60 mg |
MIRTAZAPINE | mirta | tab 7.5 mg, 15 mg, 30 mg |
BUPROPION | bupro | tab 150 mg, 300 mg | 
RISPERIDONE | risp | tab 1 mg, 2 mg, 3 mg, 4 mg | n
OLANZAPINE | olan, olanz | tab 2.5 mg, 5 mg, 10 mg |
QUETIAPINE | quet | tab 25 mg, 50 mg, 100 mg, 200 mg |
HALOPERIDOL | halo, serenace | tab 1.5 mg, 5 mg | n
LITHIUM CARBONATE | lithium | tab 300 mg, 400 mg | n
SODIUM VALPROATE | valproate, valpro, epilex | tab 200 mg, 300 mg, 500 mg; syr 200 mg/5 ml | n
CARBAMAZEPINE | carba, tegretol | tab 100 mg, 200 mg, 400 mg; syr 100 mg/5 ml | n
OXCARBAZEPINE | oxcarb | tab 150 mg, 300 mg, 600 mg |
PHENYTOIN | eptoin | tab 50 mg, 100 mg, 300 mg | n
LEVETIRACETAM | levera, levetira | tab 250 mg, 500 mg, 750 mg; syr 100 mg/ml | n
LAMOTRIGINE | lamo | tab 25 mg, 50 mg, 100 mg |
TOPIRAMATE | topi | tab 25 mg, 50 mg, 100 mg |
GABAPENTIN | gaba | cap 100 mg, 300 mg, 400 mg |
PREGABALIN | pregab | cap 50 mg, 75 mg, 150 mg |
LEVODOPA | syndopa | tab 100 mg, 250 mg | n
TRIHEXYPHENIDYL | thp, pacitane | tab 2 mg | n
DONEPEZIL | donepez | tab 5 mg, 10 mg | n
BETAHISTINE | vertin | tab 8 mg, 16 mg, 24 mg | n
CINNARIZINE | cinna, stugeron | tab 25 mg, 75 mg |
PROCHLORPERAZINE | prochlor, stemetil | tab 5 mg |
BACLOFEN | baclo | tab 5 mg, 10 mg, 20 mg | n
TIZANIDINE | tiza | tab 2 mg, 4 mg |
THIOCOLCHICOSIDE | thiocol | cap 4 mg, 8 mg |
CHLORZOXAZONE | chlorzox | tab 250 mg, 500 mg |
`;
