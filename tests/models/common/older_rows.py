"""What a register of an earlier version held, as statements; every person and case is invented."""

PARTNER = (
    "INSERT INTO municipality VALUES ('9002', 'Lindewaarde', 'lindewaarde')",
    "INSERT INTO partner VALUES (7, '9002', 'police', 'Politie', 'politie@partner.invalid')",
    (
        "INSERT INTO controlround VALUES (1, 'LIN-CON-018', '9002', 18, 'dor', NULL, 'planned', "
        "'2026-01-15', '2026-01-15', 'verzonnen', '2026-01-05', 0, '', 0, '')"
    ),
    (
        "INSERT INTO invitation (round_id, partner_id, sequence, planned_on, reply_until, "
        "is_cancelled) VALUES (1, 7, 0, '2026-01-15', '2026-01-10', 0)"
    ),
)
"""Rows of a register at migration 0007."""
INVITED = (
    "INSERT INTO municipality VALUES ('9002', 'Lindewaarde', 'lindewaarde')",
    (
        "INSERT INTO partner (id, municipality_code, kind, name, email, telephone) "
        "VALUES (7, '9002', 'police', 'Politie', 'politie@partner.invalid', '')"
    ),
    (
        "INSERT INTO controlround (id, reference, municipality_code, number, kind, status, "
        "slot_on, planned_on, why, made_on, overdue_left, warning, cost, policy_version) VALUES "
        "(1, 'LIN-CON-018', '9002', 18, 'dor', 'planned', '2026-01-15', '2026-01-15', "
        "'verzonnen', '2026-01-05', 0, '', 0, '')"
    ),
    (
        "INSERT INTO invitation (round_id, partner_id, sequence, planned_on, reply_until, "
        "is_cancelled) VALUES (1, 7, 0, '2026-01-15', '2026-01-10', false)"
    ),
)
"""An invitation at migration 0014."""
SIGNAL = (
    "INSERT INTO municipality VALUES ('9002', 'Lindewaarde', 'lindewaarde')",
    (
        "INSERT INTO officer (id, code, name, email, active) "
        "VALUES (1, 'ZAAK1', 'Verzonnen', 'o@gemeente.invalid', true)"
    ),
    (
        "INSERT INTO signal (id, reference, municipality_code, source, source_number, received_on, "
        "is_anonymous, theme, facts, interpretation, reliability, sharing, legal_ground, is_open, "
        "review_on, retain_until) VALUES (1, 'LIN-SIG-2026-001', '9002', 'police', 'P-1', "
        "'2026-01-05', false, 'drugs', 'Verzonnen feit.', '', 'unknown', 'consultation', "
        "'verzonnen', true, '2026-02-16', '2031-01-05')"
    ),
    (
        'INSERT INTO enrichment (signal_id, number, "on", officer_id, source, facts) '
        "VALUES (1, 1, '2026-01-06', 1, 'BAG', 'Verzonnen feit.')"
    ),
)
WEIGHED = (
    "INSERT INTO municipality VALUES ('9002', 'Lindewaarde', 'lindewaarde')",
    (
        "INSERT INTO officer (id, code, name, email, active) "
        "VALUES (1, 'ZAAK1', 'Verzonnen', 'o@gemeente.invalid', true)"
    ),
    (
        "INSERT INTO address VALUES ('9002200000000001', '9002', 'Verzonnenstraat', 1, '', '', "
        "'6931ZZ', 'Lindewaarde', 0, 0, '2020-01-01', NULL)"
    ),
    "INSERT INTO premises VALUES (1, '9002200000000001', 'dwelling', true)",
    (
        "INSERT INTO closurecase (status, suspended_from, id, reference, report_number, "
        "municipality_code, premises_id, found_on, reported_on, with_other_offences, "
        "of_housing_corporation, urgency, policy_source, letter_streets) VALUES "
        "('view_received', NULL, 1, 'LIN-2026-001', 'PL-1', '9002', 1, '2026-02-20', "
        "'2026-02-24', false, false, 'none', '', ''), "
        "('view_lapsed', NULL, 2, 'LIN-2026-002', 'PL-2', '9002', 1, '2026-02-20', "
        "'2026-02-24', false, false, 'none', '', ''), "
        "('suspended', 'view_lapsed', 3, 'LIN-2026-003', 'PL-3', '9002', 1, '2026-02-20', "
        "'2026-02-24', false, false, 'none', '', ''), "
        "('closed', NULL, 4, 'LIN-2026-004', 'PL-4', '9002', 1, '2026-02-20', "
        "'2026-02-24', false, false, 'none', '', '')"
    ),
    (
        "INSERT INTO party (id, case_id, number, capacity, name, reachable_street, "
        "reachable_postcode, reachable_place, phone, view_received_on, view_manner, view_summary) "
        "VALUES (1, 1, 1, 'owner', 'Verzonnen Partij', 'Verzonnenstraat 1', '', 'Lindewaarde', '', "
        "'2026-03-10', 'oral', 'Het klopt niet.')"
    ),
    (
        "INSERT INTO term (id, case_id, kind, number, nature, starts_on, last_day, explanation) "
        "VALUES (1, 1, 'view', 1, 'eigen', '2026-03-03', '2026-03-16', 'verzonnen'), "
        "(2, 1, 'review', 1, 'eigen', '2026-03-03', '2026-03-16', 'verzonnen')"
    ),
    "INSERT INTO termnotice VALUES (1, '7', '2026-03-09')",
    (
        "INSERT INTO weighing (id, case_id, moment, factor, finding, source_document, weight, "
        "recorded_on, recorded_by) VALUES "
        "(1, 1, 'before_intent', 'A1', 'Ja.', 'bron', 'zwaar', '2026-03-01', 1), "
        "(2, 1, 'after_view', 'A1', 'Ja.', 'bron', 'zwaar', '2026-03-01', 1)"
    ),
)
"""Cases at migration 0014, before the zienswijze had its own word."""
MESSAGES = (
    *WEIGHED,
    (
        "INSERT INTO outgoingmessage (id, key, case_id, recipient, message_id, mime, state, "
        "queued_at, next_try_at, claimed_by, attempts, last_reply) VALUES "
        "(1, 'of-a-case', 4, 'p@partner.invalid', '<1@x.invalid>', 'x', 'queued', '2026-03-16', "
        "'2026-03-16', '', 0, ''), "
        "(2, 'of-none', NULL, 'p@partner.invalid', '<2@x.invalid>', 'x', 'queued', '2026-03-16', "
        "'2026-03-16', '', 0, '')"
    ),
)
"""The same with a message about a case and one about none."""
DECIDED = (
    (
        "INSERT INTO municipality (code, name, folder, abbreviation) "
        "VALUES ('9002', 'Lindewaarde', 'lindewaarde', 'LIN')"
    ),
    *WEIGHED[1:4],
    (
        "INSERT INTO closurecase (status, id, reference, report_number, municipality_code, "
        "premises_id, found_on, reported_on, with_other_offences, of_housing_corporation, urgency, "
        "policy_source, letter_streets, measure, measure_amount, measure_unit, ordered_from, "
        "ordered_until, closed_on) VALUES ('closed', 1, 'LIN-2026-001', 'PL-1', '9002', 1, "
        "'2026-02-20', '2026-02-24', false, false, 'none', '', '', 'closure', 3, 'months', "
        "'2026-04-10', '2026-07-09', '2026-04-10')"
    ),
    (
        "INSERT INTO party (id, case_id, number, capacity, name, reachable_street, "
        "reachable_postcode, reachable_place, phone, zienswijze_received_on, zienswijze_manner, "
        "zienswijze_summary) VALUES (1, 1, 1, 'owner', 'Verzonnen Partij', 'Verzonnenstraat 1', "
        "'', 'Lindewaarde', '', '2026-03-10', 'oral', 'Het klopt niet.')"
    ),
    (
        "INSERT INTO weighing (id, case_id, moment, factor, finding, source_document, weight, "
        "recorded_on, recorded_by) VALUES "
        "(1, 1, 'before_intent', 'A1', 'Ja.', 'bron', 'zwaar', '2026-03-01', 1)"
    ),
    (
        "INSERT INTO document (id, case_id, kind, name, version, party_number, media_type, "
        "content, sha256, template_version, policy_version, prepared_by, made_on) VALUES "
        "(1, 1, 'notice_of_intent', 'a.pdf', 1, 1, 'application/pdf', 'x', 'x', 'x', '', 1, "
        "'2026-03-01'), "
        "(2, 1, 'decision', 'b.pdf', 1, 1, 'application/pdf', 'x', 'x', 'x', '', 1, '2026-04-01')"
    ),
    (
        "INSERT INTO dispatch (document_id, case_id, party_number, channel, sent_on, tracking) "
        "VALUES (1, 1, 1, 'handed_over', '2026-03-02', ''), (2, 1, 1, 'handed_over', "
        "'2026-04-02', '')"
    ),
)
"""A closed case at migration 0019, before its course was kept."""


WITH_TRACKS = (
    *DECIDED[:5],
    (
        "INSERT INTO decision (id, case_id, number, kind, announced_on) "
        "VALUES (1, 1, 1, 'order', '2026-04-02')"
    ),
    (
        "INSERT INTO track (id, case_id, kind, number, state, opened_on, changed_on, amount) "
        "VALUES (1, 1, 'objection', 1, 'dismissed', '2026-04-20', '2026-06-22', NULL), "
        "(2, 1, 'interim_relief', 1, 'granted', '2026-04-04', '2026-04-08', NULL), "
        "(3, 1, 'cost_recovery', 1, 'fixed', '2026-05-04', '2026-05-04', 1250)"
    ),
    (
        'INSERT INTO event (id, chain, number, at, "on", officer, kind, what, rule, previous, '
        "digest) VALUES (1, 'LIN-2026-001', 1, '2026-04-28 08:00:00', '2026-04-28', 'ZAAK1', "
        "'transition', 'De zaak is nu: gesloten.', 'artikel 8:85 Awb', '', 'x')"
    ),
)
"""A case at migration 0021 with tracks: only where each stands was kept."""


WITH_PREMISES = (
    DECIDED[0],
    *WEIGHED[1:4],
    (
        "INSERT INTO closurecase (status, id, reference, report_number, municipality_code, "
        "premises_id, found_on, reported_on, urgency, policy_source, letter_streets, closed_part) "
        "VALUES ('reported', 1, 'LIN-2026-001', 'PL-1', '9002', 1, '2026-02-20', '2026-02-24', "
        "'none', '', '', '')"
    ),
)
"""A case at migration 0034."""
