import type { CityName } from "./cities";

interface Names {
  female: readonly string[];
  male: readonly string[];
  last: readonly string[];
}

const kannada: Names = {
  female: ["Deepa", "Vidya", "Chaitra", "Sahana", "Pallavi", "Roopa", "Nayana", "Bhavana"],
  male: ["Girish", "Prashanth", "Naveen", "Chetan", "Darshan", "Sudhir", "Anil", "Karthik"],
  last: ["Shetty", "Gowda", "Hegde", "Murthy", "Bhat", "Kamath", "Patil", "Ballal"],
};
const malayali: Names = {
  female: ["Asha", "Sreeja", "Bindu", "Reshma", "Neethu", "Merin", "Fathima", "Parvathy"],
  male: ["Suresh", "Jithin", "Biju", "Faisal", "Arun", "Joseph", "Unnikrishnan", "Shaji"],
  last: ["Menon", "Varghese", "Pillai", "Kurup", "Mathew", "Rahman", "Nambiar", "Joseph"],
};
const marathi: Names = {
  female: ["Ketaki", "Manasi", "Tanvi", "Vaishali", "Rutuja", "Shweta", "Supriya", "Mugdha"],
  male: ["Omkar", "Sachin", "Aniket", "Swapnil", "Hemant", "Tushar", "Ajinkya", "Mandar"],
  last: ["Kulkarni", "Pawar", "Jadhav", "Gaikwad", "Bhosale", "Sawant", "Apte", "Kamble"],
};
const northern: Names = {
  female: ["Neha", "Priyanka", "Ritu", "Shalini", "Gurleen", "Megha", "Archana", "Kiran"],
  male: ["Amit", "Gaurav", "Manpreet", "Deepak", "Sanjay", "Varun", "Himanshu", "Rakesh"],
  last: ["Sharma", "Verma", "Malhotra", "Singh", "Gupta", "Bansal", "Chauhan", "Khanna"],
};
const tamil: Names = {
  female: ["Revathi", "Kavya", "Sangeetha", "Nandhini", "Uma", "Thenmozhi", "Janaki", "Preethi"],
  male: ["Murugan", "Senthil", "Prabhu", "Karthikeyan", "Ganesh", "Balaji", "Vignesh", "Ashok"],
  last: ["Ramasamy", "Krishnan", "Subramanian", "Natarajan", "Palanisamy", "Iyer", "Rajendran", "Elango"],
};
const telugu: Names = {
  female: ["Sirisha", "Lavanya", "Haritha", "Madhavi", "Sravani", "Ayesha", "Jyothi", "Anusha"],
  male: ["Srinivas", "Ravi Teja", "Mahesh", "Kiran Kumar", "Praveen", "Salman", "Naresh", "Vamsi"],
  last: ["Reddy", "Rao", "Naidu", "Varma", "Khan", "Prasad", "Chary", "Yadav"],
};
const bengali: Names = {
  female: ["Moumita", "Sharmila", "Ruma", "Tanushree", "Nusrat", "Swati", "Ipsita", "Bidisha"],
  male: ["Arindam", "Subhash", "Debasish", "Kaushik", "Partha", "Anirban", "Asif", "Tapas"],
  last: ["Das", "Chatterjee", "Ghosh", "Roy", "Dutta", "Saha", "Biswas", "Lahiri"],
};
const awadhi: Names = {
  female: ["Shabnam", "Anamika", "Rashmi", "Sunita", "Sana", "Pratibha", "Nikhat", "Garima"],
  male: ["Alok", "Faiz", "Manoj", "Pankaj", "Zeeshan", "Rajesh", "Abhishek", "Yusuf"],
  last: ["Shukla", "Ansari", "Pandey", "Rizvi", "Dwivedi", "Maurya", "Khan", "Rastogi"],
};

const byCity: Record<CityName, Names> = {
  Bengaluru: kannada,
  Kochi: malayali,
  Mumbai: marathi,
  Pune: marathi,
  Delhi: northern,
  Jaipur: northern,
  Chennai: tamil,
  Hyderabad: telugu,
  Kolkata: bengali,
  Lucknow: awadhi,
};

/** Names from other regions, because people move. */
const elsewhere: Names = {
  female: ["Chloé", "Ngaihnunmawii", "Āditi", "Pema", "Inês", "Roshni", "Khadīja", "Dolkar"],
  male: ["Sébastien", "Lalthanmawia", "Kṛṣṇa", "Tashi", "Rui", "Rustom", "Yūsuf", "Norbu"],
  last: ["Pereira", "Hmar", "Śarma", "Bhutia", "Rodrigues", "Irani", "Noronha", "Sherpa"],
};

/** The names to choose from for a patient of a city. @param isFromElsewhere true for about one in twelve */
export const namesOf = (city: CityName, isFromElsewhere: boolean): Names => (isFromElsewhere ? elsewhere : byCity[city]);

/** Lower-case ASCII letters of a name, for an email address. */
export const asciiOf = (name: string) =>
  name
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
