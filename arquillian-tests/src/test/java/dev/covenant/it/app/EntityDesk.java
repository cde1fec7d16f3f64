package dev.covenant.it.app;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Changes entities. */
@Contract
@ApplicationScoped
public class EntityDesk {
  @PersistenceContext private EntityManager tickets;
  @Inject private Rows rows;

  @Transactional
  public void create(String id) {
    tickets.persist(new Ticket(id));
  }

  @CommandHandler
  void touch(Touch.Plain command) {
    touch(command.id());
    if (command.flush()) {
      tickets.flush();
    }
  }

  @Transactional
  @CommandHandler
  void touch(Touch.Transactional command) {
    touch(command.id());
  }

  void touch(String id) {
    rows.add(Store.DEFAULT, id, "business");
    tickets.find(Ticket.class, id).touch();
  }
}
