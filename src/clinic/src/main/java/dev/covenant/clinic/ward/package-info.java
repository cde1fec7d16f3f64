/** Who lies where: the contracts of the ward and their one owner. */
package dev.covenant.clinic.ward;
