package io.hefu.iot.shadow;

/** A device as it should be and as it last said that it is; the two need not agree. */
record Shadow(DesiredState desired, ReportedState reported) {}
