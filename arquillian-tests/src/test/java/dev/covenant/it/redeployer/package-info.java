/** An application that deploys others, for lack of an adapter that does so in a running Payara. */
package dev.covenant.it.redeployer;
