using System.Text;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Case = Netralitas.Contracts.Cases.V1.Case;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Privacy;

/// <summary>Who reported stands nowhere but in the vault, and there nobody can read it. The scan that says so is seen to find what is planted.</summary>
public sealed class ScanTests(ScannedNetwork network) : IClassFixture<ScannedNetwork>
{
    private const string Office = "bawaslu-63.01";

    // Nobody and nothing is called so: wherever one of these shows up, it came from what was entered as identity.
    private static readonly ReporterIdentity Identity = new()
    {
        Name = "Zubaidah Penanda", IdentityNumber = "6301990000000017", EmployeeNumber = "199001012015011997", BirthPlace = "Penandalahir", BirthDate = "1931-05-07",
        Address = "Gang Penandarumah 77", Phone = "+62 811-9990-017", Email = "penandasurat@contoh.example",
        Attorney = new Attorney { Name = "Kuasahukum Penanda", AuthorizationNumber = "77/SKPENANDA/2024", Address = "Gang Penandakuasa 5", Phone = "0511-9990-018" },
    };

    private static readonly string[] Markers =
    [
        "Zubaidah", Identity.IdentityNumber, Identity.EmployeeNumber, Identity.BirthPlace, Identity.BirthDate, "Penandarumah", "9990-017", "penandasurat", "Kuasahukum", "SKPENANDA",
        "Penandakuasa", "9990-018",
    ];

    // The reported person's name belongs into the case file, and into the full view of the offices that may see it.
    private const string Reported = "Terlaporpenanda";
    private static readonly string[] PlacesOfReported =
        ["cases.document", "cases.document_part", "GetDocument", "ListDocuments", "cases.reported_person", "cases.case_event", "RaiseCase", "GetCase", "IdentifyPerson", "CompleteInitialStudy", "RegisterCase",
            "AddAllegation", "InviteToHearing", "RecordHearing", "ExtendHandling", "CompleteStudy", "DecideCase", "AnnounceStatus", "ForwardCase", "ConcludeCase"];

    // Of what is typed beside: the case file, and the full view of who handles the case or stands above.
    private static readonly string[] PlacesOfTyped =
        ["cases.case_file", "cases.reported_person", "cases.allegation", "cases.case_event", "cases.document_part", "RaiseCase", "GetCase", "PauseClock", "ResumeClock", "ExplainDeadlines",
            "ReopenCase", "CorrectEntry", "MergeCases", "TransferCase", "AcceptTransfer", "TakeOverCase"];
    private static readonly string[] AnswersInPart = ["GetCase of a holder", "GetCase of who is offered it", "DeclineTransfer"];

    private const string Leak = "Bocorpenanda";

    [Fact]
    public async Task Whatever_is_done_no_word_of_a_reporter_stands_anywhere()
    {
        var receipt = await WalkAsync();
        await Eventually.Be(() => Task.FromResult(network.Collector.Taken), taken => taken.Any(one => one.Text.Contains("ReporterService/ShredReporter")) && taken.Any(one => one.Path.Contains("Metrics")));

        var all = await network.AllAsync();

        Places(all, [.. Markers, receipt, receipt.Replace("-", "")]).ShouldBeEmpty();
        Places(all, [Reported]).ShouldBe(PlacesOfReported, ignoreOrder: true);
        // A scan that does not look finds nothing.
        foreach (var place in new[] { "broker", "log cases.log", "cases.reporter", "cases.change", "agencies.task", "notifications.notification", "error of RaiseCase", "telemetry /" })
        {
            all.ShouldContain(one => one.Place.StartsWith(place, StringComparison.Ordinal), place);
        }
    }

    [Fact]
    public async Task What_is_typed_into_letters_handovers_corrections_merges_registers_and_pauses_stays_in_the_case_file()
    {
        var receipt = await new FreeTextWalk(network).AllAsync();
        await Eventually.Be(() => Task.FromResult(network.Collector.Taken), taken => taken.Any(one => one.Text.Contains("DuplicateService/MergeCases")));

        var all = await network.AllAsync();

        Places(all, [receipt, receipt.Replace("-", "")]).ShouldBeEmpty();
        Places(all, [FreeTextWalk.Typed]).ShouldBe(PlacesOfTyped, ignoreOrder: true);
        // The change log of Cases is what its streams show.
        Places(all, [FreeTextWalk.Shown]).Except(PlacesOfTyped).ShouldBe([.. AnswersInPart, "cases.change"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_number_of_an_officer_stands_nowhere_and_that_of_a_reported_person_in_the_case_file_only()
    {
        const string Nobodys = "196607071988031777";
        const string Persons = "196708081989032888";
        var raise = Situation.All[0].NewRequest();
        raise.Persons[0].EmployeeNumber = Persons;
        var file = (await network.Cases.RaiseCaseAsync(raise, network.As(Office, account: "examiner"))).Case;

        var officer = await AppointAndSetAsync(Persons);
        await AppointAndSetAsync(Nobodys);
        await network.KeepRefused("SetOfficerNumber", network.Cases.SetOfficerNumberAsync(
            new SetOfficerNumberRequest { RequestId = Id(), OfficerId = officer, EmployeeNumber = Nobodys + "0" }, network.As(Office, Roles.Administrator)));
        await network.KeepRefused("SetOfficerNumber", network.Cases.SetOfficerNumberAsync(
            new SetOfficerNumberRequest { RequestId = Id(), OfficerId = officer, EmployeeNumber = Nobodys }, network.As("kpu-63.01", Roles.Administrator)));
        await Eventually.Be(
            () => network.Keep("GetCase", network.Cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, network.As("bawaslu-63"))), got => got.Case.RecusedOfficerIds.Contains(officer));

        var all = await network.AllAsync();
        Places(all, [Nobodys]).ShouldBeEmpty();
        Places(all, [Persons]).ShouldBe(["cases.reported_person", "cases.case_event", "GetCase"], ignoreOrder: true);
        all.ShouldContain(one => one.Place == "cases.officer_number" && one.Text.Contains(officer));
    }

    [Fact]
    public async Task A_leak_is_found_wherever_it_is()
    {
        const string Parked = "INSERT INTO parked (message_id, type, body, error, park_time) VALUES (gen_random_uuid(), 'CaseRaised', $1, '', now())";
        const string Outbox = """
            INSERT INTO outbox (message_id, type, body, case_id, record_time, next_try_time, failures, parked_time)
            VALUES (gen_random_uuid(), 'CaseRaised', $1, gen_random_uuid(), now(), now(), 0, now())
            """;
        const string Bytes = "INSERT INTO request (caller, method, request_id, body_hash, resource_id, record_time) VALUES ('x', 'x', gen_random_uuid(), convert_to($1, 'UTF8'), gen_random_uuid(), now())";
        await network.PlantRowAsync("agencies", Parked, $"... {Leak} ...");
        await network.PlantRowAsync("cases", Outbox, $"... {Leak} ...");
        await network.PlantRowAsync("notifications", Bytes, Leak);
        await File.AppendAllTextAsync(network.LogOf("cases"), $"warn: {Leak}\n", TestContext.Current.CancellationToken);
        await network.Tap.PlantAsync(Leak);
        network.PlantAnswer("error of a call", $"'{Leak}' is no name");
        using var http = new HttpClient { DefaultRequestVersion = new Version(2, 0), DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        (await http.PostAsync(network.Collector.Address + "/traces", new StringContent(Leak), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        Places(await network.AllAsync(), [Leak]).ShouldBe(
            ["agencies.parked", "broker", "cases.outbox", "error of a call", "log cases.log", "notifications.request", "telemetry /traces"], ignoreOrder: true);
    }

    /// <summary>Where any of these words stands, as it is or as bytes in hexadecimal.</summary>
    private static IReadOnlyList<string> Places(IReadOnlyList<(string Place, string Text)> all, IReadOnlyList<string> words)
    {
        var forms = words.SelectMany(word => new[] { word, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word)) }).ToList();
        return [.. all.Where(one => forms.Exists(form => one.Text.Contains(form, StringComparison.OrdinalIgnoreCase))).Select(one => one.Place).Distinct()];
    }

    /// <summary>Everything that can be done with a case and its reporters, well and badly. Only the reveal itself is kept from the scan.</summary>
    /// <returns>A receipt code: it is in the answer that gave it, and nowhere else either.</returns>
    private async Task<string> WalkAsync()
    {
        var (examiner, custodian) = (network.As(Office, account: "examiner"), network.As(Office, Roles.Custodian, "custodian"));
        var raise = Situation.All[0].NewRequest();
        raise.Persons[0].Name = Reported;
        raise.Reporters.Add(Reporter());
        var raised = await network.Cases.RaiseCaseAsync(raise, examiner);
        var (caseId, reporter) = (raised.Case.Id, raised.Reporters[0]);
        network.PlantAnswer("RaiseCase", raised.Case.ToString());
        await BadAsync(raise, caseId, examiner);

        var added = await network.Reporters.AddReporterAsync(new AddReporterRequest { RequestId = Id(), CaseId = caseId, Reporter = Reporter() }, examiner);
        await network.Keep("ListReporters", network.Reporters.ListReportersAsync(new ListReportersRequest { CaseId = caseId }, custodian));
        var reveal = (await network.Keep("RequestReveal", network.Reporters.RequestRevealAsync(
            new RequestRevealRequest { RequestId = Id(), CaseId = caseId, ReporterId = reporter.ReporterId, Purpose = RevealPurpose.Court, DocumentNumber = "1/2024" }, examiner))).Reveal;
        await network.KeepRefused("RevealReporter", network.Reporters.RevealReporterAsync(See(reveal), network.As("kpu-63.01")));
        await network.Keep("ApproveReveal", network.Reporters.ApproveRevealAsync(new ApproveRevealRequest { RequestId = Id(), CaseId = caseId, RevealId = reveal.Id }, custodian));
        (await network.Reporters.RevealReporterAsync(See(reveal), examiner)).Identity.ShouldBe(Identity);
        await network.KeepRefused("RevealReporter", network.Reporters.RevealReporterAsync(See(reveal), examiner));
        await network.Keep("GetReportStatus", network.Reporters.GetReportStatusAsync(new GetReportStatusRequest { ReceiptCode = reporter.ReceiptCode }));
        await network.Keep("SetLegalHold", network.Reporters.SetLegalHoldAsync(new SetLegalHoldRequest { RequestId = Id(), CaseId = caseId, DocumentNumber = "2/2024" }, custodian));
        await network.KeepRefused("ShredReporter", network.Reporters.ShredReporterAsync(Shred(caseId, added.Reporter.ReporterId), custodian));
        await network.Keep("ReleaseLegalHold", network.Reporters.ReleaseLegalHoldAsync(new ReleaseLegalHoldRequest { RequestId = Id(), CaseId = caseId, DocumentNumber = "3/2024" }, custodian));
        var key = network.RotateKeys();
        await Eventually.Be(
            () => network.Keep("GetKeyStatus", network.Reporters.GetKeyStatusAsync(new GetKeyStatusRequest(), custodian)), keys => keys.ActiveKeyId == key && keys.PendingRecords == 0);
        await DocumentsAsync(caseId, examiner);
        await FollowAsync(raised.Case, examiner);
        await network.Keep("ShredReporter", network.Reporters.ShredReporterAsync(Shred(caseId, added.Reporter.ReporterId), custodian));
        await Eventually.Be(
            async () => (await network.Keep("ListNotifications", network.Notifications.ListNotificationsAsync(new ListNotificationsRequest { CaseId = caseId, PageSize = 1000 }, custodian))).Notifications,
            notices => notices.Count(notice => notice.Kind is NotificationKind.RevealAsked or NotificationKind.RevealApproved or NotificationKind.ReporterRevealed or NotificationKind.RevealRefused) == 5);
        return reporter.ReceiptCode;
    }

    /// <summary>The identity in requests that are refused, in fields where it is wrong, and where it does not belong.</summary>
    private async Task BadAsync(RaiseCaseRequest raise, string caseId, Grpc.Core.Metadata examiner)
    {
        var bad = Reporter();
        (bad.Identity.IdentityNumber, bad.Identity.Phone, bad.Identity.BirthDate) = (Identity.IdentityNumber + "X", Identity.Phone + "X", Identity.BirthDate + "X");
        (bad.Identity.Email, bad.Identity.EmployeeNumber) = ("penandasurat", Identity.EmployeeNumber + "X");
        var request = raise.Clone();
        (request.RequestId, request.Reporters[0]) = (Id(), bad);
        (request.ElectionId, request.PlaceRegionCode, request.ActDate, request.KnownDate) = (Identity.Name, Identity.IdentityNumber, Identity.Name, Identity.Phone);
        request.Persons[0].EmployerOfficeId = Identity.Name;
        await network.KeepRefused("RaiseCase", network.Cases.RaiseCaseAsync(request, examiner));
        await network.KeepRefused("AddReporter", network.Reporters.AddReporterAsync(new AddReporterRequest { RequestId = Identity.Name, CaseId = Identity.IdentityNumber, Reporter = bad }, examiner));
        await network.KeepRefused("AddReporter", network.Reporters.AddReporterAsync(new AddReporterRequest { RequestId = Id(), CaseId = caseId, Reporter = Reporter() }, network.As("kpu-63.01")));
        await network.KeepRefused("GetCase", network.Cases.GetCaseAsync(new GetCaseRequest { CaseId = Identity.Name }, examiner));
        await network.KeepRefused("ListCases", network.Cases.ListCasesAsync(new ListCasesRequest { PageToken = Identity.Name }, examiner));
        await network.KeepRefused("GetReportStatus", network.Reporters.GetReportStatusAsync(new GetReportStatusRequest { ReceiptCode = Identity.Name }));
        await network.KeepRefused("CompleteTask", network.Tasks.CompleteTaskAsync(new CompleteTaskRequest { RequestId = Id(), TaskId = Identity.Name }, examiner));
        await network.KeepRefused("AcknowledgeNotification", network.Notifications.AcknowledgeNotificationAsync(
            new AcknowledgeNotificationRequest { RequestId = Id(), NotificationId = Identity.Name }, examiner));
        raise.Reporters[0].Identity.Phone = "0511-9990-018";
        await network.KeepRefused("RaiseCase", network.Cases.RaiseCaseAsync(raise, examiner));
    }

    /// <summary>A document that names the reported person, in its title and its bytes, and the identity where it is refused.</summary>
    private async Task DocumentsAsync(string caseId, Grpc.Core.Metadata examiner)
    {
        var bytes = Encoding.UTF8.GetBytes("%PDF-1.7 " + Reported);
        var begin = new BeginUploadRequest
        {
            RequestId = Id(), CaseId = caseId, Type = DocumentType.Evidence, Title = "Foto " + Reported, MediaType = "application/pdf", Size = bytes.Length,
            Sha256 = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes)),
        };
        var upload = (await network.Keep("BeginUpload", network.Documents.BeginUploadAsync(begin, examiner))).Upload;
        using var call = network.Documents.UploadDocument(examiner);
        await call.RequestStream.WriteAsync(new UploadDocumentRequest { Header = new UploadDocumentRequest.Types.Header { UploadId = upload.Id } });
        await call.RequestStream.WriteAsync(new UploadDocumentRequest { Chunk = Google.Protobuf.ByteString.CopyFrom(bytes) });
        await call.RequestStream.CompleteAsync();
        await call;
        await network.Keep("GetDocument", network.Documents.GetDocumentAsync(new GetDocumentRequest { DocumentId = upload.Id }, examiner));
        await network.Keep("ListDocuments", network.Documents.ListDocumentsAsync(new ListDocumentsRequest { CaseId = caseId }, examiner));
        await network.KeepRefused("GetDocument", network.Documents.GetDocumentAsync(new GetDocumentRequest { DocumentId = upload.Id }, network.As("kpu-63.01")));
        var bad = begin.Clone();
        (bad.RequestId, bad.CaseId, bad.Title, bad.Number, bad.FormCode) = (Identity.Name, Identity.Name, Identity.Name, Identity.IdentityNumber, new string('x', 41) + Identity.Name);
        (bad.MediaType, bad.Sha256, bad.SignedDate) = (Identity.Name, Identity.Phone, Identity.BirthDate + "X");
        await network.KeepRefused("BeginUpload", network.Documents.BeginUploadAsync(bad, examiner));
    }

    /// <summary>Appoints an officer, and says what number the officer has as soon as Cases has heard of the officer.</summary>
    private async Task<string> AppointAndSetAsync(string number)
    {
        var above = network.As("bawaslu-63", Roles.Administrator);
        var officer = (await network.Keep("AppointOfficer", network.Officers.AppointOfficerAsync(
            new AppointOfficerRequest { RequestId = Id(), OfficeId = Office, Name = "Fulan", Roles = { Role.Examiner } }, above))).Officer.Id;
        await Eventually.Be(
            () => Errors.ReasonOf(network.Cases.SetOfficerNumberAsync(new SetOfficerNumberRequest { RequestId = Id(), OfficerId = officer, EmployeeNumber = number }, above)),
            reason => reason.Length == 0);
        return officer;
    }

    /// <summary>The way of the case itself.</summary>
    private async Task FollowAsync(Case file, Grpc.Core.Metadata examiner)
    {
        await network.Keep("IdentifyPerson", network.Cases.IdentifyPersonAsync(
            new IdentifyPersonRequest
            {
                RequestId = Id(), CaseId = file.Id, PersonId = file.Persons[0].Id, Name = Reported, SubjectKind = SubjectKind.CivilServant, EmployerOfficeId = "setda-63.72", Post = "Staf",
            },
            examiner));
        await network.Keep("CompleteInitialStudy", network.Cases.CompleteInitialStudyAsync(
            new CompleteInitialStudyRequest { RequestId = Id(), CaseId = file.Id, FormalRequirementsMet = true, MaterialRequirementsMet = true, Summary = "Terpenuhi" }, examiner));
        await network.Keep("RegisterCase", network.Cases.RegisterCaseAsync(new RegisterCaseRequest { RequestId = Id(), CaseId = file.Id }, examiner));
        await ProcedureAsync(file, examiner);
        await network.Keep("GetCase", network.Cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, examiner));
        await network.Keep("ListCases", network.Cases.ListCasesAsync(new ListCasesRequest(), examiner));
        await network.Keep("ListCaseEvents", network.Cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, examiner));
        await Eventually.Be(
            async () => (await network.Keep("ListTasks", network.Tasks.ListTasksAsync(new ListTasksRequest { CaseId = file.Id }, examiner))).Tasks.Count, count => count >= Situation.All[0].Tasks.Count);
    }

    /// <summary>The procedure to its end, with words that name the reported person, and the identity where it is refused.</summary>
    private async Task ProcedureAsync(Case file, Grpc.Core.Metadata examiner)
    {
        var (procedure, id, person) = (network.Procedure, file.Id, file.Persons[0].Id);
        await network.KeepRefused("AddAllegation", procedure.AddAllegationAsync(
            new AddAllegationRequest { RequestId = Identity.Name, CaseId = id, PersonId = Identity.IdentityNumber, ViolationId = "penandasurat" }, examiner));
        await network.KeepRefused("RecordHearing", procedure.RecordHearingAsync(
            new RecordHearingRequest { RequestId = Id(), CaseId = id, HearingId = Identity.Name, DocumentNumber = "@" + Identity.Name }, examiner));
        var allegation = (await network.Keep("AddAllegation", procedure.AddAllegationAsync(
            new AddAllegationRequest { RequestId = Id(), CaseId = id, PersonId = person, ViolationId = "DIS-04" }, examiner))).Case.Allegations[0].Id;
        var hearing = (await network.Keep("InviteToHearing", procedure.InviteToHearingAsync(
            new InviteToHearingRequest
            {
                RequestId = Id(), CaseId = id, DocumentNumber = "2/X/2024", Role = HearingRole.ReportedPerson, PersonId = person,
                HearingTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTime(new DateTime(2024, 10, 31, 2, 0, 0, DateTimeKind.Utc)),
            },
            examiner))).Case.Hearings[0].Id;
        await network.Keep("RecordHearing", procedure.RecordHearingAsync(new RecordHearingRequest { RequestId = Id(), CaseId = id, DocumentNumber = "3/X/2024", HearingId = hearing, Attended = true }, examiner));
        await network.Keep("ExtendHandling", procedure.ExtendHandlingAsync(new ExtendHandlingRequest { RequestId = Id(), CaseId = id, DocumentNumber = "4/X/2024", Reason = Reported }, examiner));
        await network.Keep("CompleteStudy", procedure.CompleteStudyAsync(new CompleteStudyRequest { RequestId = Id(), CaseId = id, DocumentNumber = "5/X/2024", Summary = Reported }, examiner));
        await network.Keep("DecideCase", procedure.DecideCaseAsync(
            new DecideCaseRequest { RequestId = Id(), CaseId = id, DocumentNumber = "6/X/2024", Outcomes = { new AllegationOutcome { AllegationId = allegation, Outcome = Contracts.Cases.V1.Outcome.ViolationDiscipline } } },
            examiner));
        await network.Keep("AnnounceStatus", procedure.AnnounceStatusAsync(new AnnounceStatusRequest { RequestId = Id(), CaseId = id, DocumentNumber = "7/X/2024" }, examiner));
        var forwarded = await network.Keep("ForwardCase", procedure.ForwardCaseAsync(new ForwardCaseRequest { RequestId = Id(), CaseId = id, DocumentNumber = "8/X/2024", PersonIds = { person } }, examiner));
        await network.Tracks.ToEndAsync(forwarded.Case, async () => (await network.Keep("GetCase", network.Cases.GetCaseAsync(new GetCaseRequest { CaseId = id }, examiner))).Case);
        await network.Keep("ExplainDeadlines", procedure.ExplainDeadlinesAsync(new ExplainDeadlinesRequest { CaseId = id }, examiner));
        await network.Keep("ConcludeCase", procedure.ConcludeCaseAsync(new ConcludeCaseRequest { RequestId = Id(), CaseId = id, DocumentNumber = "9/X/2024" }, examiner));
    }

    private static NewReporter Reporter() => new() { Kind = ReporterKind.Reporter, Identity = Identity.Clone() };

    private static RevealReporterRequest See(Reveal reveal) => new() { RequestId = Id(), CaseId = reveal.CaseId, RevealId = reveal.Id };

    private static ShredReporterRequest Shred(string caseId, string reporterId) => new() { RequestId = Id(), CaseId = caseId, ReporterId = reporterId, DocumentNumber = "4/2024" };

    private static string Id() => Guid.NewGuid().ToString();
}
