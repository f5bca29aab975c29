using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Case = Netralitas.Contracts.Cases.V1.Case;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Privacy;

/// <summary>All that people may type beside the entries of the procedure, with words that stand nowhere else: letters, handovers, corrections, merges,
/// registers, pauses; and all that tells of it again.</summary>
internal sealed class FreeTextWalk(ScannedNetwork network)
{
    /// <summary>What was typed where only who handles a case, or stands above, reads it.</summary>
    public const string Typed = "Ketikanpenanda";

    /// <summary>What was typed as a person's post and unit, which who has a task in the case, or is offered it, reads as well.</summary>
    public const string Shown = "Jabatanpenanda";

    private const string Office = "bawaslu-63.01";
    private const string Other = "bawaslu-63.72";
    private const string Above = "bawaslu-63";
    private const string Number = "7/X/2024";

    /// <summary>Walks all of it, first well, then badly.</summary>
    /// <returns>The receipt code that was printed on a letter.</returns>
    public async Task<string> AllAsync()
    {
        var raised = await RaiseAsync();
        var code = raised.Reporters[0].ReceiptCode;
        await PausedAsync(raised.Case.Id);
        await LettersAsync(raised.Case, code);
        var (handed, merged, into) = ((await RaiseAsync()).Case, (await RaiseAsync()).Case, (await RaiseAsync()).Case);
        await CorrectedAsync(handed);
        await MergedAsync(merged, into);
        await HandedOverAsync(handed.Id);
        await ImportedAsync();
        foreach (var id in new[] { raised.Case.Id, into.Id, merged.Id })
        {
            await ToldAsync(id, As(Office));
        }

        await ToldAsync(handed.Id, As(Above));
        await network.Keep("GetCase of a holder", network.Cases.GetCaseAsync(new GetCaseRequest { CaseId = raised.Case.Id }, As("kpu-63.01")));
        await network.Keep("ListNotifications", network.Notifications.ListNotificationsAsync(new() { PageSize = 1000 }, As(Other)));
        await network.Keep("ListTasks", network.Tasks.ListTasksAsync(new ListTasksRequest { PageSize = 1000 }, As(Office)));
        await network.Keep("GetStatistics", network.Statistics.GetStatisticsAsync(new GetStatisticsRequest { GroupBy = { Dimension.Region, Dimension.Outcome } }, As(Above)));
        await BadAsync(raised.Case.Id);
        return code;
    }

    private Metadata As(string office) => network.As(office);

    private async Task<RaiseCaseResponse> RaiseAsync()
    {
        var request = Situation.All[0].NewRequest();
        var person = request.Persons[0];
        (person.Name, person.Post, person.AllegedAct) = (Typed, Shown, Typed);
        person.AtAct = new PersonAtAct { Unit = Shown };
        request.EvidenceLinks.Add("https://contoh.example/" + Typed);
        request.Reporters.Add(new NewReporter { Kind = ReporterKind.Reporter, Identity = new ReporterIdentity { Name = Typed, Address = Typed } });
        var raised = await network.Cases.RaiseCaseAsync(request, As(Office));
        network.PlantAnswer("RaiseCase", raised.Case + string.Concat(raised.Duplicates));
        // Who has a task in it is heard of before it is asked what they see.
        await Eventually.Be(() => Errors.ReasonOf(network.Cases.GetCaseAsync(new GetCaseRequest { CaseId = raised.Case.Id }, As("kpu-63.01"))), reason => reason.Length == 0);
        return raised;
    }

    private async Task PausedAsync(string id)
    {
        await network.Keep("PauseClock", network.Clocks.PauseClockAsync(new PauseClockRequest { RequestId = Id(), CaseId = id, DocumentNumber = Number, Reason = Typed }, As(Office)));
        await network.Keep("ResumeClock", network.Clocks.ResumeClockAsync(new ResumeClockRequest { RequestId = Id(), CaseId = id, DocumentNumber = Number, Reason = Typed }, As(Office)));
        await network.Keep("ExplainDeadlines", network.Procedure.ExplainDeadlinesAsync(new ExplainDeadlinesRequest { CaseId = id }, As(Office)));
    }

    /// <summary>A case to its end, with the letter of each step, and opened again.</summary>
    private async Task LettersAsync(Case file, string code)
    {
        var (id, person, procedure) = (file.Id, file.Persons[0].Id, network.Procedure);
        await LetterAsync(id, Letter(LetterKind.Receipt), code);
        await network.Cases.CompleteInitialStudyAsync(
            new CompleteInitialStudyRequest { RequestId = Id(), CaseId = id, FormalRequirementsMet = true, MaterialRequirementsMet = true, Summary = Typed }, As(Office));
        await network.Cases.RegisterCaseAsync(new RegisterCaseRequest { RequestId = Id(), CaseId = id }, As(Office));
        await procedure.AddAllegationAsync(new AddAllegationRequest { RequestId = Id(), CaseId = id, PersonId = person, ViolationId = "DIS-04" }, As(Office));
        file = (await procedure.InviteToHearingAsync(
            new InviteToHearingRequest
            {
                RequestId = Id(), CaseId = id, DocumentNumber = Number, Role = HearingRole.ReportedPerson, PersonId = person,
                HearingTime = Timestamp.FromDateTime(new DateTime(2024, 10, 31, 2, 0, 0, DateTimeKind.Utc)),
            },
            As(Office))).Case;
        var invite = Letter(LetterKind.ClarificationInvite);
        invite.HearingId = file.Hearings[0].Id;
        await LetterAsync(id, invite);
        await procedure.CompleteStudyAsync(new CompleteStudyRequest { RequestId = Id(), CaseId = id, DocumentNumber = Number, Summary = Typed }, As(Office));
        var outcome = new AllegationOutcome { AllegationId = file.Allegations[0].Id, Outcome = Contracts.Cases.V1.Outcome.ViolationDiscipline };
        await procedure.DecideCaseAsync(new DecideCaseRequest { RequestId = Id(), CaseId = id, DocumentNumber = Number, Outcomes = { outcome } }, As(Office));
        await procedure.AnnounceStatusAsync(new AnnounceStatusRequest { RequestId = Id(), CaseId = id, DocumentNumber = Number }, As(Office));
        await LetterAsync(id, Letter(LetterKind.StatusNotice));
        file = (await procedure.ForwardCaseAsync(new ForwardCaseRequest { RequestId = Id(), CaseId = id, DocumentNumber = Number, PersonIds = { person } }, As(Office))).Case;
        var forwarding = Letter(LetterKind.ForwardingLetter);
        forwarding.ReceiverOfficeId = file.Forwardings[0].ReceiverOfficeId;
        await LetterAsync(id, forwarding);
        await network.Tracks.ToEndAsync(file, async () => (await network.Cases.GetCaseAsync(new GetCaseRequest { CaseId = id }, As(Office))).Case);
        await procedure.ConcludeCaseAsync(new ConcludeCaseRequest { RequestId = Id(), CaseId = id, DocumentNumber = Number }, As(Office));
        await network.Keep("ReopenCase", network.Transfers.ReopenCaseAsync(new ReopenCaseRequest { RequestId = Id(), CaseId = id, DocumentNumber = Number, Reason = Typed }, As(Office)));
        await network.Keep("ListDocuments", network.Documents.ListDocumentsAsync(new ListDocumentsRequest { CaseId = id }, As(Office)));
    }

    private async Task LetterAsync(string id, NewLetter letter, string code = "")
    {
        await network.Keep("PreviewLetter", network.Letters.PreviewLetterAsync(new PreviewLetterRequest { CaseId = id, Letter = letter, ReceiptCode = code }, As(Office)));
        await network.Keep("IssueLetter", network.Letters.IssueLetterAsync(new IssueLetterRequest { RequestId = Id(), CaseId = id, Letter = letter }, As(Office)));
    }

    private async Task CorrectedAsync(Case file) => await network.Keep("CorrectEntry", network.Transfers.CorrectEntryAsync(
        new CorrectEntryRequest
        {
            RequestId = Id(), CaseId = file.Id, DocumentNumber = Number, Reason = Typed,
            Person = new PersonCorrection { PersonId = file.Persons[0].Id, Name = "B " + Typed, Post = "B " + Shown, AllegedAct = "B " + Typed },
        },
        As(Office)));

    private async Task MergedAsync(Case file, Case into)
    {
        await network.Keep("ListDuplicates", network.Duplicates.ListDuplicatesAsync(new ListDuplicatesRequest { CaseId = file.Id }, As(Office)));
        await network.Keep("MergeCases", network.Duplicates.MergeCasesAsync(
            new MergeCasesRequest { RequestId = Id(), CaseId = file.Id, IntoCaseId = into.Id, DocumentNumber = Number, Reason = Typed }, As(Office)));
    }

    private async Task HandedOverAsync(string id)
    {
        var offer = new TransferCaseRequest { RequestId = Id(), CaseId = id, OfficeId = Other, Reason = HandoverReason.Place, DocumentNumber = Number, Note = Typed };
        await network.Keep("TransferCase", network.Transfers.TransferCaseAsync(offer, As(Office)));
        await network.Keep("GetCase of who is offered it", network.Cases.GetCaseAsync(new GetCaseRequest { CaseId = id }, As(Other)));
        await network.Keep("DeclineTransfer", network.Transfers.DeclineTransferAsync(new DeclineTransferRequest { RequestId = Id(), CaseId = id, DocumentNumber = Number, Reason = Typed }, As(Other)));
        offer.RequestId = Id();
        await network.Keep("TransferCase", network.Transfers.TransferCaseAsync(offer, As(Office)));
        await network.Keep("AcceptTransfer", network.Transfers.AcceptTransferAsync(new AcceptTransferRequest { RequestId = Id(), CaseId = id, DocumentNumber = Number, Note = Typed }, As(Other)));
        await network.Keep("TakeOverCase", network.Transfers.TakeOverCaseAsync(
            new TakeOverCaseRequest { RequestId = Id(), CaseId = id, Reason = HandoverReason.CannotAct, DocumentNumber = Number, Note = Typed }, As(Above)));
    }

    private async Task ImportedAsync()
    {
        var row = new RegisterRow
        {
            Line = 2, OfficialNumber = "900/Reg/LP/PB/Kab/63.01/X/2024", Kind = "REPORT", ElectionId = "pilkada-2024", Contest = "REGENT", PlaceRegionCode = "63.01", ActDate = "2024-09-28",
            KnownDate = "2024-09-29", ReceivedDate = "2024-10-01", RegisteredDate = "2024-10-02", DecidedDate = "2024-10-06", ClosedDate = "2024-10-08", CloseReason = "CONCLUDED", Person = "1",
            Name = Typed, SubjectKind = "CIVIL_SERVANT", EmployerOfficeId = "setda-63.72", Post = Shown, Unit = Shown, AllegedAct = Typed, Receivers = "bkn-kanreg-08", ViolationId = "DIS-04",
            Outcome = "VIOLATION_DISCIPLINE", Sanction = Typed,
        };
        (await ImportAsync(row)).ImportedCases.ShouldBe(1);
        var bad = new RegisterRow { Line = 2 };
        foreach (var column in RegisterRow.Descriptor.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.String))
        {
            column.Accessor.SetValue(bad, Typed);
        }

        (await ImportAsync(bad)).ProblemCount.ShouldBeGreaterThan(0);
    }

    private async Task<ImportRegisterResponse> ImportAsync(RegisterRow row)
    {
        using var call = network.Registers.ImportRegister(As(Office));
        await call.RequestStream.WriteAsync(new ImportRegisterRequest { Header = new() { FileSha256 = new string('a', 64) } });
        await call.RequestStream.WriteAsync(new ImportRegisterRequest { Rows = new() { Rows_ = { row } } });
        await call.RequestStream.CompleteAsync();
        var answer = await call;
        network.PlantAnswer("ImportRegister", $"{answer}");
        return answer;
    }

    /// <summary>A case, its timeline and its story.</summary>
    private async Task ToldAsync(string id, Metadata office)
    {
        await network.Keep("GetCase", network.Cases.GetCaseAsync(new GetCaseRequest { CaseId = id }, office));
        await network.Keep("ListCaseEvents", network.Cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = id, PageSize = 1000 }, office));
        foreach (var language in new[] { NarrationLanguage.Indonesian, NarrationLanguage.English })
        {
            await network.Keep("NarrateCase", network.Letters.NarrateCaseAsync(new NarrateCaseRequest { CaseId = id, Language = language, PageSize = 1000 }, office));
        }
    }

    /// <summary>Such a word in every field of requests that are refused.</summary>
    private async Task BadAsync(string id)
    {
        await RefusedAsync<PauseClockRequest, PauseClockResponse>(network.Clocks.PauseClockAsync);
        await RefusedAsync<ResumeClockRequest, ResumeClockResponse>(network.Clocks.ResumeClockAsync);
        await RefusedAsync<PreviewLetterRequest, PreviewLetterResponse>(network.Letters.PreviewLetterAsync);
        await RefusedAsync<IssueLetterRequest, IssueLetterResponse>(network.Letters.IssueLetterAsync);
        await RefusedAsync<NarrateCaseRequest, NarrateCaseResponse>(network.Letters.NarrateCaseAsync);
        await RefusedAsync<TransferCaseRequest, TransferCaseResponse>(network.Transfers.TransferCaseAsync);
        await RefusedAsync<AcceptTransferRequest, AcceptTransferResponse>(network.Transfers.AcceptTransferAsync);
        await RefusedAsync<DeclineTransferRequest, DeclineTransferResponse>(network.Transfers.DeclineTransferAsync);
        await RefusedAsync<TakeOverCaseRequest, TakeOverCaseResponse>(network.Transfers.TakeOverCaseAsync);
        await RefusedAsync<ReopenCaseRequest, ReopenCaseResponse>(network.Transfers.ReopenCaseAsync);
        await RefusedAsync<CorrectEntryRequest, CorrectEntryResponse>(network.Transfers.CorrectEntryAsync);
        await RefusedAsync<ListDuplicatesRequest, ListDuplicatesResponse>(network.Duplicates.ListDuplicatesAsync);
        await RefusedAsync<MergeCasesRequest, MergeCasesResponse>(network.Duplicates.MergeCasesAsync);
        await RefusedAsync<GetStatisticsRequest, GetStatisticsResponse>(network.Statistics.GetStatisticsAsync);
        // Refused for the state of the case, with all words in their places.
        await network.KeepRefused("ReopenCase", network.Transfers.ReopenCaseAsync(new ReopenCaseRequest { RequestId = Id(), CaseId = id, DocumentNumber = Number, Reason = Typed }, As(Office)));
        await network.KeepRefused("MergeCases", network.Duplicates.MergeCasesAsync(
            new MergeCasesRequest { RequestId = Id(), CaseId = id, IntoCaseId = id, DocumentNumber = Number, Reason = Typed }, As(Office)));
    }

    private Task RefusedAsync<TRequest, TResponse>(Func<TRequest, Metadata, DateTime?, CancellationToken, AsyncUnaryCall<TResponse>> method)
        where TRequest : IMessage, new()
    {
        var request = Filled(new TRequest());
        return network.KeepRefused(request.Descriptor.Name, method(request, As(Office), null, default));
    }

    /// <summary>Writes the word into all text fields of a message, those of messages within it included.</summary>
    private static T Filled<T>(T message)
        where T : IMessage
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            object? value = field.FieldType switch
            {
                FieldType.String => "@" + Typed,
                FieldType.Message when field.MessageType != Timestamp.Descriptor => Filled(field.MessageType.Parser.ParseFrom(ByteString.Empty)),
                _ => null,
            };
            if (value is null)
            {
                continue;
            }

            if (field.IsRepeated)
            {
                ((System.Collections.IList)field.Accessor.GetValue(message)).Add(value);
            }
            else
            {
                field.Accessor.SetValue(message, value);
            }
        }

        return message;
    }

    private static NewLetter Letter(LetterKind kind) => new() { Kind = kind, Number = Number, Place = Typed, SignatoryName = Typed, SignatoryPost = Typed };

    private static string Id() => Guid.NewGuid().ToString();
}
