namespace Netralitas.Reference.Tests;

public sealed class BadYamlTests
{
    [Theory]
    [InlineData("personnel: regional", "personnel: local", "personnel 'local' is not one of regional, national")]
    [InlineData("national: bawaslu-ri", "national: kpu-ri", "'kpu-ri' is no national office of function 'bawaslu'")]
    [InlineData(
        "    national: polri\n    personnel: national",
        "    personnel: national",
        "personnel is national but the function names no national office")]
    [InlineData(
        "prefix: kesbangpol, name: \"Badan Kesbangpol {region}\"",
        "prefix: kesbangpol, name: \"Badan\"",
        "name must hold {region}")]
    [InlineData("prefix: polda", "prefix: Polda", "prefix 'Polda' is not lower-case letters, digits and hyphens")]
    [InlineData("prefix: polda", "prefix: setda", "prefix 'setda' is already used by function 'setda'", 1)]
    [InlineData(
        "province: { prefix: bkpsdm",
        "province: { prefix: bkd",
        "the prefix of function 'bkpsdm' must stay 'bkpsdm' at both tiers",
        1)]
    [InlineData("id: military", "id: kpu", "id 'kpu' appears twice")]
    [InlineData("    regency: { prefix: kpu, name: \"KPU {region}\" }", "    regency: kpu", "regency must be a mapping of keys to values")]
    public void In_functions(string text, string spoiled, string reason, int linesUp = 0) =>
        Reports("functions.yaml", text, spoiled, reason, linesUp);

    [Theory]
    [InlineData("time_zone: Asia/Jakarta", "time_zone: WIB", "time_zone 'WIB' is no time zone such as Asia/Makassar")]
    [InlineData(
        "id: dkpp",
        "id: kasn\n    name: A\n    function: dkpp\n    time_zone: Asia/Jakarta\n    basis: A\n    evidence: R-H\n  - id: dkpp",
        "id 'kasn' appears twice",
        -8)]
    [InlineData("id: kemenag", "id: Kemenag", "id 'Kemenag' is not lower-case letters, digits and hyphens")]
    [InlineData("supervisor: bkn", "supervisor: kasn", "supervisor 'kasn' is no national office of function 'bkn'")]
    [InlineData("supervisor: bkn", "supervisor: bkn-kanreg-01", "an office cannot supervise itself")]
    [InlineData("covers: [\"35\"]", "covers: [\"99\"]", "there is no province '99'")]
    [InlineData("covers: [\"35\"]", "covers: [\"34\"]", "province '34' is already covered by 'bkn-kanreg-01'")]
    [InlineData("covers: [\"35\"]", "covers: 35", "covers must be a list such as [a, b]")]
    [InlineData("end_date: 2024-08-24", "end_date: 24-08-2024", "end_date '24-08-2024' is no date such as 2024-11-27")]
    [InlineData("evidence: R-H", "evidence: H-R", "evidence 'H-R' is no mark such as F-H or N/R-M")]
    [InlineData("verify: true", "verify: yes", "verify 'yes' is neither true nor false")]
    [InlineData("name: Kementerian Agama", "name: [Kementerian, Agama]", "name must be a single value")]
    public void In_national_offices(string text, string spoiled, string reason, int linesUp = 0) =>
        Reports("national-offices.yaml", text, spoiled, reason, linesUp);

    [Theory]
    [InlineData(
        "  - id: DL-04",
        "  - { id: DL-03, act: a, amount: 1, day: hours, kind: policy, basis: policy, evidence: I-M }\n  - id: DL-04",
        "id 'DL-03' appears twice in version 1",
        1)]
    [InlineData("day: working", "day: workday", "day 'workday' is not one of calendar, working, hours, months")]
    [InlineData("amount: 7", "amount: 0", "amount '0' is not a whole number from 1 to 366")]
    [InlineData("amount: 7", "amount: week", "amount 'week' is not a whole number from 1 to 366")]
    [InlineData("    day: calendar\n    count_first_day: true", "    day: hours\n    count_first_day: true", "a limit in hours or months has no first day to count")]
    [InlineData("basis: policy", "basis: custom", "the basis of a policy, and of nothing else, is the word 'policy'")]
    [InlineData("basis: UU 7/2017 Pasal 454(5)", "basis: policy", "the basis of a policy, and of nothing else, is the word 'policy'")]
    [InlineData("    basis: UU 7/2017 Pasal 454(5)", "    comment: x\n    basis: UU 7/2017 Pasal 454(5)", "unknown key 'comment'", 1)]
    [InlineData(
        "    day: calendar\n    count_first_day: true",
        "    day: calendar",
        "a limit in days must say count_first_day: true or false",
        4)]
    public void In_deadlines(string text, string spoiled, string reason, int linesUp = 0) =>
        Reports("deadlines.yaml", text, spoiled, reason, linesUp);

    [Theory]
    [InlineData("id: pilkada-2024", "id: pemilu-2024", "id 'pemilu-2024' appears twice")]
    [InlineData("family: pemilu", "family: pileg", "family 'pileg' is not one of pemilu, pilkada")]
    [InlineData(
        "contest: governor",
        "contest: senator",
        "contest 'senator' is not one of governor, regent, mayor, legislative, presidential")]
    [InlineData("contest: mayor", "contest: regent", "contest 'regent' appears twice")]
    [InlineData("handled_by: province", "handled_by: nation", "handled_by 'nation' is not one of province, place")]
    [InlineData("places: [city]", "places: [village]", "places 'village' is not one of province, regency, city")]
    [InlineData("places: [city]", "places: []", "places is missing or empty")]
    [InlineData("excluded_provinces: [\"34\"]", "excluded_provinces: [\"34.71\"]", "there is no province '34.71'")]
    [InlineData("start: 2024-02-11, end: 2024-02-13", "start: 2024-02-11, end: 2024-02-10", "phase 'QUIET' ends before it starts")]
    [InlineData("code: QUIET", "code: CAMPAIGN", "code 'CAMPAIGN' appears twice")]
    [InlineData("voting_date: 2024-02-14", "voting_date:", "voting_date is missing or empty")]
    public void In_elections(string text, string spoiled, string reason) =>
        Reports("elections.yaml", text, spoiled, reason, linesUp: 0);

    [Theory]
    [InlineData("pilkada: DL-06", "pilkada: DL-99", "there is no deadline rule 'DL-99'")]
    [InlineData("function: kpu", "function: kua", "there is no function 'kua' with an office in every region")]
    [InlineData("function: kpu", "function: bkn", "there is no function 'bkn' with an office in every region")]
    [InlineData("        function: kpu\n", "", "function is given exactly when office is function-at-place, function-of-employer, function-above-place, covering, national", 6)]
    [InlineData("office: handling", "office: boss", "office 'boss' is not one of handling, function-at-place, personnel-of-employer, receiver, employer, function-of-employer, function-above-place, covering, national")]
    [InlineData("office: handling", "office: receiver", "nobody receives a case before it is forwarded; see tracks.yaml")]
    [InlineData("opens_on: case-raised", "opens_on: case-closed", "opens_on 'case-closed' is not one of case-raised, task-returned, person-identified, registered, forwarded, sanctioned, track-reached")]
    [InlineData("case_kinds: [REPORT]", "case_kinds: [RUMOUR]", "case_kinds 'RUMOUR' is not one of FINDING, INFORMATION, REPORT")]
    [InlineData("for: person", "for: group", "for 'group' is not one of case, person")]
    [InlineData("starts: known", "starts: guessed", "starts 'guessed' is not one of received, known, recorded, returned, opened")]
    [InlineData("starts: known", "starts: opened", "a mirror opens when the case is raised, whatever comes", -1)]
    [InlineData("violations: [crime]", "violations: [sin]", "violations 'sin' is not one of ethics, discipline, crime, administrative, organiser-ethics, other-law")]
    [InlineData("tiers: [regency]", "tiers: [village]", "tiers 'village' is not one of regency, province, national")]
    [InlineData("tiers: [regency]", "places: [\"99\"]", "there is no region '99'")]
    [InlineData("employers: [regional, central]", "employers: [regional, unknown]", "office employer needs employers: [regional], [central] or both, without unknown")]
    [InlineData("function: bkn", "function: kpu", "there is no function 'kpu' with branches that cover provinces")]
    [InlineData("function: kemendagri", "function: kesbangpol", "there is no national office of function 'kesbangpol'")]
    [InlineData("        reached: [crime/FINAL]\n", "", "reached is given exactly when opens_on is track-reached", 4)]
    [InlineData("starts: known", "starts: returned", "starts is returned exactly when opens_on is task-returned")]
    [InlineData("id: tracing", "id: initial-study", "id 'initial-study' appears twice")]
    [InlineData(
        "CaseService/CompleteInitialStudy",
        "CaseService.CompleteInitialStudy",
        "mirror_of 'netralitas.cases.v1.CaseService.CompleteInitialStudy' is not of the form package.v1.Service/Method")]
    [InlineData("returnable: false", "returnable: true", "a mirror belongs to the case file and cannot be returned")]
    [InlineData("office: handling", "office: function-at-place\n        function: kpu", "a mirror belongs to the handling office", 1)]
    [InlineData(
        "except_subject_kinds:",
        "subject_kinds: [CIVIL_SERVANT]\n        except_subject_kinds:",
        "give subject_kinds or except_subject_kinds, not both")]
    [InlineData("for: person", "for: case", "a step for the case knows no employer")]
    [InlineData("document: Kajian awal", "document: Kajian awal\n        stage: 1", "unknown key 'stage'")]
    public void In_routing(string text, string spoiled, string reason, int linesUp = 0) =>
        Reports("routing.yaml", text, spoiled, reason, linesUp);

    [Theory]
    [InlineData("due: DL-25", "due: DL-99", "there is no deadline rule 'DL-99'")]
    [InlineData("due: POL-AFTER-WARNING }", "due: DL-99 }", "there is no deadline rule 'DL-99'")]
    [InlineData("not_before: DL-28", "not_before: DL-99", "there is no deadline rule 'DL-99'")]
    [InlineData("office: receiver", "office: boss", "office 'boss' is not one of handling, function-at-place, personnel-of-employer, receiver, employer, function-of-employer, function-above-place, covering, national")]
    [InlineData("document: SUMMONS", "document: CALL", "document 'CALL' is no type of document of the contract")]
    [InlineData("id: reject,", "id: acknowledge,", "id 'acknowledge' appears twice")]
    [InlineData("annuls: true", "annuls: yes", "annuls 'yes' is neither true nor false")]
    [InlineData("sanctions: [MORAL_CLOSED,", "sanctions: [SCOLDING,", "there is no class of sanctions 'SCOLDING'")]
    [InlineData("office: receiver, due: DL-25, document: Tanda terima }", "office: receiver, due: DL-25, document: Tanda terima, colour: red }", "unknown key 'colour'")]
    public void In_tracks(string text, string spoiled, string reason) => Reports("tracks.yaml", text, spoiled, reason, linesUp: 0);

    [Theory]
    [InlineData("during: [RETURNED_FOR_DATA]", "during: [VERIFYING]", "nobody has a task in state RETURNED_FOR_DATA")]
    [InlineData("during: [SENT]", "during: [SENT, LOST]", "task 'receive' names 'LOST', which is no state or mark that the track can have there")]
    [InlineData("during: [SENT]", "during: [SENT, CLOSED]", "task 'receive' names 'CLOSED', which is no state or mark that the track can have there")]
    [InlineData("marks: [WARNED], mark: BLOCKED", "marks: [SCOLDED], mark: BLOCKED", "step 'block' names 'SCOLDED', which is no state or mark that the track can have there")]
    [InlineData("when_overdue: follow-up, office: receiver, due: POL-LEVER, document: Surat peringatan", "when_overdue: answer, office: receiver, due: POL-LEVER, document: Surat peringatan", "task 'warn-employer' waits for the task 'answer', which there is not")]
    [InlineData("renews: { task: follow-up", "renews: { task: answer", "step 'warn' renews the task 'answer', which there is not")]
    [InlineData("from: [OBJECTION, APPEAL], to: NOT_PROVEN", "from: [OBJECTION, APPEAL], to: VOID", "nobody has a task in state VOID", "no end is reached from state VOID")]
    [InlineData("from: [SENT, ACKNOWLEDGED], to: REJECTED", "from: [SENT, ACKNOWLEDGED]", "state REJECTED is never reached")]
    public void In_the_states_of_a_track(string text, string spoiled, params string[] reasons)
    {
        using var folder = new FolderCopy();
        folder.Replace("tracks.yaml", text, spoiled);

        folder.Problems().Select(problem => problem[(problem.IndexOf(": ", StringComparison.Ordinal) + 2)..]).ShouldBe(reasons.Select(reason => $"track 'personnel': {reason}"));
    }

    [Theory]
    [InlineData("track: personnel", "track: staff", "track 'staff' of 'REC-ASN' is not in every version of tracks.yaml", "the versions of 'REC-ASN' must have one track")]
    [InlineData("track: village", "track: hamlet", "track 'hamlet' of 'REC-VILLAGE' is not in every version of tracks.yaml")]
    public void In_the_tracks_of_recipients(string text, string spoiled, params string[] reasons)
    {
        using var folder = new FolderCopy();
        folder.Replace("recipients.yaml", text, spoiled);

        folder.Problems().ShouldBe(reasons.Select(reason => $"recipients.yaml:1: {reason}"));
    }

    [Theory]
    [InlineData("for: [initial-study, ", "for: [study, ", "there is no step 'study' in routing.yaml and no task 'study' in tracks.yaml")]
    [InlineData("village.end-suspension]", "village.end-suspension, tracing]", "the step 'tracing' has a ladder already")]
    [InlineData("function: setda", "function: pdam", "there is no function of every region 'pdam'")]
    [InlineData("office: kemendagri, lever: law", "office: kpu-63.01, lever: law", "there is no national office 'kpu-63.01'")]
    [InlineData("hours_after: 168", "hours_after: 9999", "hours_after '9999' is not a whole number from 1 to 8784")]
    [InlineData("kind: escalate, hours_after: 1,", "kind: escalate, after_rule: DL-25,", "the rule 'DL-25' must have one version only and count hours or calendar days")]
    [InlineData("due: POL-SUPERVISE, document: Surat teguran atau surat", "due: POL-NOTHING, document: Surat teguran atau surat", "there is no deadline rule 'POL-NOTHING'")]
    [InlineData("id: remind-early, kind: remind, hours_before: 72", "id: remind-early, kind: remind, hours_before: 12", "ladder 'employer': rung 'remind' must come before 'remind-early'", 4)]
    [InlineData("to: head, lever: policy, basis: policy, evidence: I-M }", "to: head, lever: policy, basis: policy, evidence: I-M, when: now }", "unknown key 'when'")]
    public void In_escalation(string text, string spoiled, string reason, int linesUp = 0) =>
        Reports("escalation.yaml", text, spoiled, reason, linesUp);

    private static void Reports(string file, string text, string spoiled, string reason, int linesUp)
    {
        using var folder = new FolderCopy();
        var line = folder.Replace(file, text, spoiled);

        folder.Problems().ShouldBe([$"{file}:{line - linesUp}: {reason}"]);
    }
}
