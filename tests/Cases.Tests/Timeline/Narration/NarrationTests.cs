using Netralitas.Cases.Tests.Letters;
using Netralitas.Cases.Tests.Procedure;
using Netralitas.Cases.Timeline.Narration;
using Netralitas.Contracts;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Cases.Tests.Timeline.Narration;

/// <summary>The story of a case.</summary>
public sealed class NarrationTests(CasesFixture cases)
{
    private readonly LetterOffice _office = new(cases);

    [Fact]
    public void Every_type_of_event_in_the_code_has_a_sentence_in_both_languages_and_no_sentence_is_for_nothing()
    {
        var events = Phrases.Load().Events;

        events.Keys.ShouldBe(AssemblyWords.EventTypes(), ignoreOrder: true);
        events.Where(one => one.Value.Id.Length == 0 || one.Value.En.Length == 0 || one.Value.Id == one.Value.En).ShouldBeEmpty();
    }

    [Fact]
    public void Every_value_of_a_fact_has_a_word_in_both_languages()
    {
        var words = Phrases.Load().Words;
        foreach (var (fact, values) in new (string, IEnumerable<string>)[]
        {
            ("kind", [.. All<CaseKind>(), .. All<ReporterKind>()]), ("role", All<HearingRole>()), ("outcome", All<Outcome>()), ("type", All<DocumentType>()),
            ("ground", [.. All<RecusalGround>(), .. All<AuditGround>()]), ("reason", [.. All<CloseReason>(), .. All<ReturnReason>(), .. All<HandoverReason>(), .. All<ReferralReason>(), "NOT_NEEDED", "RENEWED", "SUPERVISED_TASK_ENDED"]), ("purpose", All<RevealPurpose>()),
            ("referral", All<ReferralKind>()), ("tier", Enum.GetNames<OfficeTier>().Skip(1).Select(tier => tier.ToUpperInvariant())), ("lever", ["LAW", "POLICY"]),
            ("cause", [TaskDeadlineMoved.ByDecree, TaskDeadlineMoved.ByPause, TaskDeadlineMoved.ByCorrection]),
        })
        {
            words[fact].Keys.ShouldBe(values.Distinct(), ignoreOrder: true, fact);
            words[fact].Values.ShouldAllBe(word => word.Id.Length > 0 && word.En.Length > 0);
        }
    }

    [Fact]
    public async Task A_case_is_told_from_its_report_to_its_end_in_two_languages_in_local_time()
    {
        var file = await _office.Procedure.ConcludeAsync(await _office.ForwardedAsync(CasesFixture.Report(CasesFixture.Person("Ahmad Fulan"), CasesFixture.Person("Budi Fulan"))));

        var told = await TellAsync(file, NarrationLanguage.Unspecified);
        var english = await TellAsync(file, NarrationLanguage.English);

        told[0].Day.ShouldBe("Senin, 14 Oktober 2024");
        told[0].Time.ShouldMatch(@"^09\.\d\d WITA$");
        told[0].Sentence.ShouldBe("Bawaslu Kabupaten Tanah Laut memasukkan perkara ini sebagai laporan dengan 2 terlapor; ditangani oleh Bawaslu Kabupaten Tanah Laut.");
        told.Select(one => one.Sentence).ShouldContain("Bawaslu Kabupaten Tanah Laut meneruskan terlapor 1, terlapor 2 kepada Kantor Regional VIII BKN Banjarbaru dengan surat nomor 12/PLENO/X/2024.");
        told.Select(one => one.Sentence).ShouldContain("Rapat pleno Bawaslu Kabupaten Tanah Laut memutus perkara dengan dokumen nomor 12/PLENO/X/2024: 2 dugaan pelanggaran disiplin ASN.");
        english[0].Day.ShouldBe("Monday, 14 October 2024");
        english[0].Time.ShouldMatch(@"^09:\d\d WITA$");
        english[0].Sentence.ShouldBe("Bawaslu Kabupaten Tanah Laut brought this case in as a report, with 2 reported person(s); Bawaslu Kabupaten Tanah Laut handles it.");
        // Every fact that a sentence asks for was there, and no person's name.
        foreach (var sentence in told.Concat(english).Select(one => one.Sentence))
        {
            sentence.ShouldNotMatch(@"[{}\[\]]| - |Ahmad|Budi");
        }
    }

    [Fact]
    public async Task What_other_agencies_did_is_told_with_the_title_of_their_task_and_who_recorded_it()
    {
        var file = await _office.RaiseAsync();
        var task = new TaskSnapshot(
            Guid.CreateVersion7(), 1, new DateTimeOffset(2024, 10, 14, 23, 30, 0, TimeSpan.FromHours(8)), "bkpsdm-63.72", Guid.Parse(file.Id), null, Guid.Parse(file.Persons[0].Id), "identify-person", "Mengenali",
            "Identify", "bkpsdm-63.72", file.HandlingOfficeId, DateTimeOffset.UnixEpoch, "Asia/Makassar", "NEEDS_DATA", null, null) { RecordingOfficeId = "setda-63.72" };
        await cases.Service.TellAsync(new TaskReturned(task));

        var (told, english) = ((await TellAsync(file, NarrationLanguage.Indonesian))[^1], (await TellAsync(file, NarrationLanguage.English))[^1]);

        told.Sentence.ShouldBe("BKPSDM Kota Banjarbaru mengembalikan tugas \"Mengidentifikasi terlapor dan unit kerjanya\" mengenai terlapor 1 karena data belum mencukupi. (Dicatat oleh Sekretariat Daerah Kota Banjarbaru.)");
        told.Time.ShouldBe("23.30 WITA");
        english.Sentence.ShouldContain("\" about reported person 1 back because it cannot be done with the data given. (Recorded by ");
    }

    [Fact]
    public async Task A_story_is_read_page_by_page()
    {
        var file = await _office.RaiseAsync();
        await _office.StudyAsync(file, "Kajian awal");
        await _office.Procedure.AllegeAsync(file, file.Persons[0].Id, "DIS-04");
        var request = new NarrateCaseRequest { CaseId = file.Id, PageSize = 2 };

        var first = await _office.Client.NarrateCaseAsync(request, _office.Headers);
        request.PageToken = first.NextPageToken;
        var last = await _office.Client.NarrateCaseAsync(request, _office.Headers);

        first.Events.Select(one => one.Sequence).ShouldBe([1, 2]);
        (last.Events.Single().Sequence, last.NextPageToken).ShouldBe((3, ""));
        request.Language = NarrationLanguage.English;
        (await Errors.Refused(_office.Client.NarrateCaseAsync(request, _office.Headers))).BadFields().ShouldBe(["page_token"]);
    }

    [Fact]
    public async Task Whoever_lists_the_events_of_a_case_hears_its_story_and_nobody_else()
    {
        var (file, once) = (await _office.RaiseAsync(), new LetterService.LetterServiceClient(cases.Service.Channel));
        foreach (var office in new[] { CasesFixture.TanahLaut, CasesFixture.SouthKalimantan, "kpu-64.02", "setda-63.72" })
        {
            var (listed, told) = (await Tried(() => cases.Client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, cases.Service.As(office)).ResponseAsync),
                await Tried(() => once.NarrateCaseAsync(new NarrateCaseRequest { CaseId = file.Id }, cases.Service.As(office)).ResponseAsync));
            told.ShouldBe(listed, office);
        }

        (await Tried(() => once.NarrateCaseAsync(new NarrateCaseRequest { CaseId = file.Id }, cases.Service.As("kpu-64.02")).ResponseAsync)).ShouldNotBe("told");
    }

    [Fact]
    public async Task An_auditor_who_opened_a_case_hears_its_story_and_that_it_was_opened()
    {
        var (file, auditor) = (await _office.RaiseAsync(), cases.Service.As("bkn-kanreg-08", Roles.Auditor, "narration"));
        await _office.Documents.Cases.OpenForAuditAsync(
            new OpenForAuditRequest { RequestId = ProcedureOffice.Id(), CaseId = file.Id, Ground = AuditGround.Supervision, DocumentNumber = "1/ST/2024", Hours = 2 }, auditor);

        var told = (await _office.Client.NarrateCaseAsync(new NarrateCaseRequest { CaseId = file.Id }, auditor)).Events;

        told[^1].Sentence.ShouldBe("Kantor Regional VIII BKN Banjarbaru membuka perkara ini untuk audit selama 2 jam karena supervisi, surat tugas nomor 1/ST/2024.");
    }

    private static async Task<string> Tried(Func<Task> call)
    {
        try
        {
            await call();
            return "told";
        }
        catch (Grpc.Core.RpcException e)
        {
            return e.Reason();
        }
    }

    private async Task<IReadOnlyList<NarratedEvent>> TellAsync(Case file, NarrationLanguage language) =>
        (await _office.Client.NarrateCaseAsync(new NarrateCaseRequest { CaseId = file.Id, Language = language }, _office.Headers)).Events;

    private static IEnumerable<string> All<T>()
        where T : struct, Enum => Enum.GetValues<T>().Where(value => Convert.ToInt32(value, null) != 0).Select(Words.Of);
}
