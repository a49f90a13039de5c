package org.secondread.server.jobs;

import java.util.List;
import org.secondread.domain.Cancellation;
import org.secondread.domain.Deadline;
import org.secondread.models.catalog.ModelIdentity;

/**
 * An order that was accepted.
 *
 * @param models exactly which, in the order asked for
 */
record Assignment(AnalysisOrder order, List<ModelIdentity> models, Deadline deadline, Cancellation cancellation) {}
