create sequence patient_numbers;
create table Patient (id bigint primary key, name varchar(100) not null, ward varchar(40) not null);
create sequence message_numbers;
create table AdmissionMessage (id bigint primary key, envelope varchar(4000) not null);
create sequence line_numbers;
create table JournalEntry (id bigint primary key, writtenAt timestamp not null, text varchar(300) not null);
