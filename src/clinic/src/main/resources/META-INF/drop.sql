drop table if exists Patient;
drop table if exists AdmissionMessage;
drop table if exists JournalEntry;
drop sequence if exists patient_numbers;
drop sequence if exists message_numbers;
drop sequence if exists line_numbers;
