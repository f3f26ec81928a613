/** What people type into the search, the doctor or the city that they mean, and how it is read; null if nobody is to be found. */
export type TypedSearch = readonly [typed: string, found: string | null, reading?: "exact" | "concern" | "forgiving"];

/** The doctors of the table, each of another place. */
export const doctors: readonly (readonly [firstName: string, lastName: string, city: string, state: string, more?: { specializations?: string[]; systemOfMedicine?: string; languages?: string[] }])[] = [
  ["A. P.", "Ramanathan", "Chennai", "Tamil Nadu"],
  ["MS", "Swaminathan", "Madurai", "Tamil Nadu"],
  ["Lakshmi", "Vishwanathan", "Coimbatore", "Tamil Nadu"],
  ["Vd. Sridharan", "Namboothiri", "Kochi", "Kerala", { specializations: ["Panchakarma"] }],
  ["Meera", "Nair", "Thiruvananthapuram", "Kerala", { specializations: ["Kayachikitsa"] }],
  ["Kanimozhi", "", "Kozhikode", "Kerala"],
  ["Deepak", "Gowda", "Bengaluru", "Karnataka", { specializations: ["Joints and pain"] }],
  ["Pooja", "Hegde", "Mysore", "Karnataka"],
  ["Zubin", "D'Souza", "Mumbai", "Maharashtra", { specializations: ["Dermatology"], systemOfMedicine: "Modern medicine" }],
  ["Swati", "Kulkarni", "Pune", "Maharashtra", { specializations: ["Paediatrics"], systemOfMedicine: "Modern medicine" }],
  ["Anita", "Vaidya", "Nashik", "Maharashtra"],
  ["Sourav", "Mukherjee", "Kolkata", "West Bengal", { languages: ["bn", "en"], systemOfMedicine: "Homeopathy", specializations: ["Homeopathy"] }],
  ["Harsh", "Choudhary", "Jaipur", "Rajasthan"],
  ["Nikhil", "Agarwal", "Varanasi", "Uttar Pradesh"],
  ["Hakim Yusuf", "Hussain", "Lucknow", "Uttar Pradesh", { systemOfMedicine: "Unani", specializations: ["General physician"] }],
  ["Gurpreet", "Sodhi", "Amritsar", "Punjab"],
  ["Bhavin", "Patel", "Vadodara", "Gujarat"],
  ["Rajeev", "Kapoor", "Gurugram", "Haryana"],
  ["Venkata", "Reddy", "Visakhapatnam", "Andhra Pradesh"],
  ["Itishree", "Mohapatra", "Bhubaneswar", "Odisha"],
  ["आशुतोष", "त्रिपाठी", "Prayagraj", "Uttar Pradesh"],
];

export const typedSearches: readonly TypedSearch[] = [
  // Former, second and short names of cities, with the misspellings that are usual.
  ["Bangalore", "Bengaluru"], ["bangalore", "Bengaluru"], ["Bengaluru", "Bengaluru"], ["Bengalore", "Bengaluru"], ["bangaluru", "Bengaluru"], ["BLR", "Bengaluru"], ["Bangal", "Bengaluru"],
  ["बेंगलुरु", "Bengaluru"], ["बंगलौर", "Bengaluru"], ["बैंगलोर", "Bengaluru"], ["ಬೆಂಗಳೂರು", "Bengaluru"], ["bangalor", "Bengaluru"], ["banglore", "Bengaluru"], ["bangalour", "Bengaluru", "forgiving"],
  ["Bombay", "Mumbai"], ["mumbai", "Mumbai"], ["मुंबई", "Mumbai"], ["मुम्बई", "Mumbai"], ["बंबई", "Mumbai"], ["mumbay", "Mumbai"], ["doctor in Bombay", null],
  ["Calcutta", "Kolkata"], ["Kolkatta", "Kolkata"], ["कोलकाता", "Kolkata"], ["কলকাতা", "Kolkata"], ["Calcuta", "Kolkata"],
  ["Madras", "Chennai"], ["Chenai", "Chennai"], ["चेन्नई", "Chennai"], ["சென்னை", "Chennai"],
  ["Poona", "Pune"], ["पुणे", "Pune"], ["पूना", "Pune"],
  ["Trivandrum", "Thiruvananthapuram"], ["TVM", "Thiruvananthapuram"], ["तिरुवनंतपुरम", "Thiruvananthapuram"], ["thiruvanantapuram", "Thiruvananthapuram", "forgiving"],
  ["Cochin", "Kochi"], ["Ernakulam", "Kochi"], ["कोच्चि", "Kochi"], ["കൊച്ചി", "Kochi"],
  ["Calicut", "Kozhikode"], ["Kozhikkode", "Kozhikode"], ["कालीकट", "Kozhikode"],
  ["Mysuru", "Mysore"], ["Mysore", "Mysore"], ["मैसूर", "Mysore"],
  ["Baroda", "Vadodara"], ["बड़ौदा", "Vadodara"], ["વડોદરા", "Vadodara"],
  ["Allahabad", "Prayagraj"], ["इलाहाबाद", "Prayagraj"], ["Ilahabad", "Prayagraj"],
  ["Gurgaon", "Gurugram"], ["गुड़गांव", "Gurugram"], ["गुड़गाँव", "Gurugram"], ["gurgaun", "Gurugram", "forgiving"],
  ["Benares", "Varanasi"], ["Banaras", "Varanasi"], ["Kashi", "Varanasi"], ["बनारस", "Varanasi"], ["काशी", "Varanasi"],
  ["Vizag", "Visakhapatnam"], ["Vishakhapatnam", "Visakhapatnam"], ["Waltair", "Visakhapatnam"],
  ["Nasik", "Nashik"], ["Kovai", "Coimbatore"], ["कोयंबटूर", "Coimbatore"], ["Lakhnau", "Lucknow"], ["लखनऊ", "Lucknow"], ["अमृतसर", "Amritsar"], ["जयपुर", "Jaipur"],
  ["Bhuvaneshwar", "Bhubaneswar"], ["Orissa", "Bhubaneswar"], ["ओडिशा", "Bhubaneswar"], ["Gujrat", "Vadodara"], ["Rajasthan", "Jaipur"],
  // A place where nobody practises is no typo of another word.
  ["Hyderabad", null], ["हैदराबाद", null], ["Pondicherry", null], ["Ooty", null], ["Mangalore", null], ["dermatologist Hyderabad", null], ["Ahmednagar", null],
  // A place and something else.
  ["Gowda Bangalore", "Bengaluru"], ["dermatologist Bombay", "Mumbai"], ["panchkarma cochin", "Kochi"], ["बेंगलुरु gowda", "Bengaluru"], ["knee pain bangalore", "Bengaluru", "concern"], ["pediatrician poona", "Pune"],
  // Initials with whatever dots and blanks, and titles in English and Hindi.
  ["AP Ramanathan", "A. P. Ramanathan"], ["A.P.Ramanathan", "A. P. Ramanathan"], ["A. P. Ramanathan", "A. P. Ramanathan"], ["a p ramanathan", "A. P. Ramanathan"], ["A.P. Ramanathan", "A. P. Ramanathan"],
  ["APRamanathan", "A. P. Ramanathan"], ["Ramanathan AP", "A. P. Ramanathan"], ["Ramanathan, A.P.", "A. P. Ramanathan"], ["Dr AP Ramanathan", "A. P. Ramanathan"], ["Dr.A.P.Ramanathan", "A. P. Ramanathan"],
  ["ramanathan a", "A. P. Ramanathan"], ["M.S. Swaminathan", "MS Swaminathan"], ["M S Swaminathan", "MS Swaminathan"], ["MS Swaminathan", "MS Swaminathan"], ["M.S.Swaminathan", "MS Swaminathan"],
  ["Doctor Gowda", "Bengaluru"], ["Dr. Gowda", "Bengaluru"], ["डॉ. Gowda", "Bengaluru"], ["डॉक्टर गौड़ा", "Bengaluru", "forgiving"], ["वैद्य Namboothiri", "Kochi"], ["Vaidya Sridharan", "Kochi"], ["Vd Namboothiri", "Kochi"],
  ["Hakim Yusuf", "Lucknow"], ["हकीम Hussain", "Lucknow"], ["Prof. Kulkarni", "Pune"], ["Anita Vaidya", "Nashik"], ["Dr. Vaidya", "Nashik"], ["Kanimozhi", "Kozhikode"], ["Dr Kanimozhi", "Kozhikode"],
  // Names as others write them.
  ["Laxmi", "Coimbatore", "forgiving"], ["Lakshmi Viswanathan", "Coimbatore", "forgiving"], ["Laksmi", "Coimbatore"], ["Visvanathan", "Coimbatore", "forgiving"], ["Sreedharan", "Kochi", "forgiving"], ["Shridharan", "Kochi", "forgiving"], ["Namboodiri", "Kochi", "forgiving"],
  ["Mira Nair", "Thiruvananthapuram"], ["मीरा", "Thiruvananthapuram", "forgiving"], ["मीरा नायर", "Thiruvananthapuram", "forgiving"], ["Kanimoli", "Kozhikode"], ["Dipak Gowda", "Bengaluru"], ["Gauda", "Bengaluru", "forgiving"], ["Puja Hegde", "Mysore"],
  ["DSouza", "Mumbai"], ["D’Souza", "Mumbai"], ["D Souza", "Mumbai"], ["dsouza zubin", "Mumbai"], ["Mukherji", "Kolkata", "forgiving"], ["Mookerjee", "Kolkata", "forgiving"], ["Saurav Mukherjee", "Kolkata", "forgiving"],
  ["Chowdhary", "Jaipur", "forgiving"], ["Chaudhary", "Jaipur", "forgiving"], ["चौधरी", "Jaipur", "forgiving"], ["Aggarwal", "Varanasi", "forgiving"], ["Agrawal", "Varanasi", "forgiving"], ["अग्रवाल", "Varanasi", "forgiving"],
  ["Husain", "Lucknow"], ["Hussein", "Lucknow", "forgiving"], ["Kapur", "Gurugram"], ["Rajiv Kapoor", "Gurugram"], ["कपूर", "Gurugram", "forgiving"], ["Reddi", "Visakhapatnam", "forgiving"], ["आशुतोष", "Prayagraj"], ["डॉ. आशुतोष त्रिपाठी", "Prayagraj"],
  // Fields of medicine as they are written and asked for.
  ["pediatrics", "Pune"], ["Paediatrician", "Pune"], ["pediatrician", "Pune"], ["बाल रोग", "Pune"], ["dermatologist", "Mumbai"], ["homoeopathy", "Kolkata"], ["homeopath", "Kolkata"], ["होम्योपैथी", "Kolkata"], ["yunani", "Lucknow"], ["यूनानी", "Lucknow"],
  ["Panchkarma", "Kochi"], ["Pancha karma", "Kochi"], ["पंचकर्म", "Kochi"], ["Kaya Chikitsa", "Thiruvananthapuram"], ["कायचिकित्सा", "Thiruvananthapuram"], ["itching rash", "Mumbai", "concern"], ["dermatolgist", "Mumbai", "concern"],
];
