using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Documents;
using Netralitas.Cases.Procedure;
using Netralitas.Cases.Timeline.Narration;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Reference;
using NodaTime;
using Allegation = Netralitas.Cases.Procedure.Allegation;
using ReportedPerson = Netralitas.Cases.CaseFile.ReportedPerson;

namespace Netralitas.Cases.Letters;

/// <summary>What each letter may say. Nothing here knows a reporter, and the free words that officers wrote about a case are not here either.</summary>
internal sealed class LetterWords
{
    private const string NoName = "Nama belum diketahui";
    private readonly ReferenceBook _reference;
    private readonly Phrases _phrases;
    private readonly CaseClocks _clocks;
    private readonly Dictionary<LetterKind, Vocabulary<LetterMatter>> _kinds;

    public LetterWords(ReferenceBook reference, Phrases phrases, CaseClocks clocks)
    {
        (_reference, _phrases, _clocks) = (reference, phrases, clocks);
        _kinds = new()
        {
            [LetterKind.Receipt] = OfReceipt(), [LetterKind.ClarificationInvite] = OfInvite(), [LetterKind.ForwardingLetter] = OfForwarding(), [LetterKind.StatusNotice] = OfStatus(),
        };
    }

    /// <summary>What a letter may say.</summary>
    public Vocabulary<LetterMatter> Of(LetterKind kind) => _kinds[kind];

    /// <summary>What every letter may say.</summary>
    private Vocabulary<LetterMatter> OfEvery() => new Vocabulary<LetterMatter>()
        .Word("kantor", letter => OfficeName(letter.File.HandlingOfficeId))
        .Word("nomor", letter => letter.Order.Number)
        .Word("tanggal", letter => SpokenTime.Date(letter.Date))
        .Word("tempat", letter => letter.Order.Place)
        .Word("penanda_tangan", letter => letter.Order.SignatoryName)
        .Word("jabatan_penanda_tangan", letter => letter.Order.SignatoryPost)
        .Word("nomor_perkara", letter => letter.File.OfficialNumber ?? "belum diregistrasi")
        .Word("jenis_perkara", letter => Called("kind", Words.Of(letter.File.Kind)))
        .Word("pemilihan", letter => ElectionOf(letter.File).Name)
        .Word("wilayah_kejadian", letter => _reference.Regions.Find(letter.File.PlaceRegionCode)!.Name)
        .Word("tanggal_kejadian", letter => SpokenTime.Date(letter.File.ActDate))
        .Word("waktu_diterima", letter => Moment(letter.File, letter.File.ReceivedTime));

    private Vocabulary<LetterMatter> OfReceipt() => OfEvery()
        .Word("tanggal_diketahui", letter => SpokenTime.Date(letter.File.KnownDate))
        .Word("jumlah_terlapor", letter => $"{letter.File.Persons.Count}")
        .Word("dasar", letter => BasisOf(letter.File, ClockKind.InitialStudy))
        .Word("kode_tanda_terima", letter => letter.Order.ReceiptCode);

    private Vocabulary<LetterMatter> OfInvite() => OfEvery()
        .Word("yang_diundang", letter => Invited(letter) is { } person ? person.Name ?? NoName : $"Saudara {RoleOf(letter)} (nama dan alamat pada sampul surat)")
        .Word("jabatan", letter => Invited(letter)?.Post ?? "")
        .Word("instansi", letter => OfficeName(Invited(letter)?.EmployerOfficeId))
        .Word("sebagai", RoleOf)
        .Word("hari_klarifikasi", letter => SpokenTime.Day(HearingTime(letter).Date))
        .Word("pukul_klarifikasi", letter => SpokenTime.Time(HearingTime(letter)))
        .Word("dasar", letter => BasisOf(letter.File, ClockKind.Decision));

    private Vocabulary<LetterMatter> OfForwarding() => OfEvery()
        .Word("penerima", letter => OfficeName(letter.Order.ReceiverOfficeId))
        .Word("dasar_penerimaan", letter => LegalBasis.Of(ReceivingRule(letter)?.Law.Basis))
        .Word("jumlah_lampiran", letter => letter.Enclosures.Count == 0 ? "" : $"{letter.Enclosures.Count}")
        .Each("terlapor", letter => letter.Persons.Select((person, i) => (letter.File, person, i + 1)), new Vocabulary<(NeutralityCase File, ReportedPerson Person, int Number)>()
            .Word("urutan", one => $"{one.Number}")
            .Word("nama", one => one.Person.Name ?? NoName)
            .Word("nip", one => one.Person.EmployeeNumber ?? "")
            .Word("kedudukan", one => _reference.Law.Subjects.Find(Words.Of(one.Person.SubjectKind), ActOf(one.File))?.Law.Title ?? "")
            .Word("jabatan", one => one.Person.Post)
            .Word("instansi", one => OfficeName(one.Person.EmployerOfficeId))
            .Each("dugaan", one => one.File.Allegations.Where(allegation => allegation.PersonId == one.Person.Id && IsForwarded(allegation)).OrderBy(allegation => allegation.Position), OfAllegation()))
        .Each("lampiran", letter => letter.Enclosures.Select((document, i) => (document, i + 1)), new Vocabulary<(DocumentRow Document, int Number)>()
            .Word("urutan", one => $"{one.Number}")
            .Word("dokumen", one => Called("type", Words.Of(one.Document.Type)))
            .Word("nomor_dokumen", one => one.Document.Number)
            .Word("sha256", one => one.Document.Sha256));

    private Vocabulary<LetterMatter> OfStatus() => OfEvery()
        .Word("status", letter => StatusOf(letter.File))
        .Word("alasan", letter => letter.File.State == CaseState.NotRegistered ? Called("reason", Words.Of(letter.File.CloseReason)) : "")
        .Each("terlapor", letter => letter.File.Persons.OrderBy(person => person.Position).Select(person => (letter.File, person)), new Vocabulary<(NeutralityCase File, ReportedPerson Person)>()
            .Word("urutan", one => $"{one.Person.Position + 1}")
            .Word("inisial", one => one.Person.Initials.Length > 0 ? one.Person.Initials : "belum dikenal")
            .Each("dugaan", one => one.File.Allegations.Where(allegation => allegation.PersonId == one.Person.Id).OrderBy(allegation => allegation.Position), OfAllegation()));

    private Vocabulary<Allegation> OfAllegation() => new Vocabulary<Allegation>()
        .Word("pelanggaran", allegation => LawOf(allegation).Title)
        .Word("dasar_pelanggaran", allegation => LegalBasis.Of(LawOf(allegation).Basis))
        .Word("hasil", allegation => allegation.Outcome == Outcome.Unspecified ? "belum diputus dalam rapat pleno" : Called("outcome", Words.Of(allegation.Outcome)));

    /// <summary>What was dismissed is not forwarded; what was not decided is forwarded as information.</summary>
    private static bool IsForwarded(Allegation allegation) => allegation.IsViolation || allegation.Outcome == Outcome.Unspecified;

    private static ReportedPerson? Invited(LetterMatter letter) => letter.File.Persons.Find(person => person.Id == letter.Hearing!.PersonId);

    private static string StatusOf(NeutralityCase file) => file.State switch
    {
        CaseState.NotRegistered => "tidak diregistrasi",
        CaseState.Withdrawn => "laporan dicabut oleh pelapor",
        _ when file.DecidedTime is null => "diteruskan kepada instansi yang berwenang setelah penelusuran",
        _ => "telah diputus dalam rapat pleno",
    };

    private string RoleOf(LetterMatter letter) => Called("role", Words.Of(letter.Hearing!.Role));

    private string Called(string fact, string value) => _phrases.Word(fact, value, NarrationLanguage.Indonesian);

    private string OfficeName(string? id) => id is null ? "" : _reference.Offices.Find(id)?.Name ?? id;

    private Election ElectionOf(NeutralityCase file) => _reference.Elections.Find(file.ElectionId)!;

    private LawMoment ActOf(NeutralityCase file) => new(file.ActDate, ElectionOf(file).Family, _reference.Regions.Find(file.PlaceRegionCode));

    /// <summary>The row as it was in force on the day of the act.</summary>
    private LawHeader LawOf(Allegation allegation) => _reference.Law.Violations.Versions(allegation.ViolationId).First(row => row.Law.Version == allegation.ViolationVersion).Law;

    private string BasisOf(NeutralityCase file, ClockKind kind) => LegalBasis.Of(_clocks.Of(file).FirstOrDefault(clock => clock.Kind == kind)?.Rule.Basis);

    /// <summary>The rule by which the receiver received, as it was in force on the day of the forwarding.</summary>
    private Recipient? ReceivingRule(LetterMatter letter)
    {
        var (forwarding, family) = (letter.Forwardings[0], ElectionOf(letter.File).Family);
        var day = Local(letter.File, Instant.FromDateTimeOffset(forwarding.Time)).Date;
        return _reference.Law.Recipients.Versions(forwarding.RuleId).FirstOrDefault(row => row.Law.Scope.IsOn(day) && row.Law.Scope.IsUnder(family));
    }

    private ZonedDateTime Local(NeutralityCase file, Instant instant) => instant.InZone(_reference.Offices.Find(file.HandlingOfficeId)!.Zone);

    private ZonedDateTime HearingTime(LetterMatter letter) => Local(letter.File, Instant.FromDateTimeOffset(letter.Hearing!.Time));

    private string Moment(NeutralityCase file, Instant instant) => Local(file, instant) is var local ? $"{SpokenTime.Day(local.Date)} pukul {SpokenTime.Time(local)}" : "";
}
