using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cases.Vault.Receipts;

/// <summary>How a report stands, in words for the reporter. Nobody is named, and nothing is prejudged.</summary>
internal static class StatusText
{
    /// <summary>In Indonesian and in English.</summary>
    public static (string Indonesian, string English) Of(CaseState state) => state switch
    {
        CaseState.InitialStudy => ("Laporan diterima dan sedang dalam kajian awal.", "The report was received and is under initial study."),
        CaseState.AwaitingCompletion => ("Laporan belum lengkap; Bawaslu menunggu perbaikan dari pelapor.", "The report is incomplete; Bawaslu waits for the reporter to complete it."),
        CaseState.Studied => ("Kajian awal selesai; laporan menunggu registrasi.", "The initial study is done; the report waits to be registered."),
        CaseState.FindingProposed => ("Dugaan pelanggaran menunggu penetapan sebagai temuan.", "The alleged violation waits to be set as a finding."),
        CaseState.Tracing => ("Informasi diterima dan sedang ditelusuri.", "The information was received and is being traced."),
        CaseState.Registered => ("Perkara diregistrasi dan sedang ditindaklanjuti.", "The case was registered and is being followed up."),
        CaseState.Clarification or CaseState.StudyCompleted => ("Perkara sedang dikaji.", "The case is being studied."),
        CaseState.Decided => ("Perkara telah diputus dalam rapat pleno; pemberitahuan status menyusul.", "The case was decided; the notice of its status follows."),
        CaseState.StatusAnnounced or CaseState.Forwarded => ("Perkara telah diputus; status diumumkan oleh Bawaslu.", "The case was decided; Bawaslu announces its status."),
        CaseState.Concluded => ("Penanganan perkara telah selesai.", "The handling of the case has ended."),
        CaseState.Withdrawn => ("Laporan telah dicabut.", "The report was withdrawn."),
        CaseState.Merged => ("Laporan digabungkan dengan perkara lain tentang perbuatan yang sama dan ditangani bersama.", "The report was merged with another case about the same act and is handled with it."),
        CaseState.NotRegistered => ("Perkara tidak diregistrasi.", "The case was not registered."),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };
}
