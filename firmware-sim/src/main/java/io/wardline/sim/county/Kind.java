package io.wardline.sim.county;

/// What a difference between shelf and book is called.
public enum Kind { PRESENT_WITHOUT_SESSION, UNKNOWN_TAG, SUSPECT, CONTESTED, JOURNAL_LOST, UNREADABLE }
