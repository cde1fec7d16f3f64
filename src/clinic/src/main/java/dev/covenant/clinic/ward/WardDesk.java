package dev.covenant.clinic.ward;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractEvents;
import dev.covenant.QueryHandler;
import dev.covenant.RuntimeRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * Owns the commands of the ward. Each runs in a transaction; what it emits is heard if that
 * commits.
 */
@Contract
@ApplicationScoped
class WardDesk {
  @PersistenceContext private EntityManager patients;

  @Inject private ContractEvents events;

  @CommandHandler(roles = RuntimeRole.WEB, emits = PatientAdmitted.class)
  long admit(AdmitPatient command) {
    Patient patient = new Patient(command.name(), command.ward());
    patients.persist(patient);

    PatientAdmitted admitted = new PatientAdmitted(patient.id(), patient.name(), patient.ward());
    events.emitDomain(admitted);
    events.emitIntegration(admitted);
    events.emitPresentation(admitted);
    return patient.id();
  }

  @CommandHandler(roles = RuntimeRole.WEB, emits = PatientAdmitted.class)
  long admitThenFail(AdmitPatientThenFail drill) {
    long id = admit(drill.admission());
    patients.flush();
    throw new AdmissionRefused(
        "The drill failed on purpose, after it wrote patient "
            + id
            + " and emitted three events: nothing is kept and nobody hears of it");
  }

  @CommandHandler(roles = RuntimeRole.WEB)
  void move(MovePatient command) {
    Patient patient = require(command.id());
    String from = patient.ward();
    if (from.equals(command.ward())) {
      return;
    }
    patient.moveTo(command.ward());

    PatientMoved moved = new PatientMoved(patient.id(), patient.name(), from, patient.ward());
    events.emitDomain(moved);
    events.emitPresentation(moved);
  }

  @CommandHandler(roles = RuntimeRole.WEB)
  void discharge(DischargePatient command) {
    Patient patient = require(command.id());
    patients.remove(patient);

    PatientDischarged discharged =
        new PatientDischarged(patient.id(), patient.name(), patient.ward());
    events.emitDomain(discharged);
    events.emitPresentation(discharged);
  }

  @QueryHandler(roles = RuntimeRole.WEB)
  List<WardBoard.Bed> board(WardBoard query) {
    return patients
        .createQuery("select p from Patient p order by p.ward, p.name, p.id", Patient.class)
        .getResultStream()
        .map(patient -> new WardBoard.Bed(patient.id(), patient.name(), patient.ward()))
        .toList();
  }

  /** Locked, so that of two commands on one patient the second sees what the first has done. */
  private Patient require(long id) {
    Patient patient = patients.find(Patient.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (patient == null) {
      throw new UnknownPatient(id);
    }
    return patient;
  }
}
