using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Reading;

namespace Netralitas.Notifications.Delivering.Mail;

/// <summary>Notices as one e-mail in one language: what the notices say, and nothing personal.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Body">Lines.</param>
internal sealed record MailText(string Subject, string Body)
{
    private const int LinesMax = 50;

    /// <summary>Writes it.</summary>
    public static MailText Of(IReadOnlyList<Notice> notices, ChannelLanguage language) => (notices, language) switch
    {
        ([var one], ChannelLanguage.English) => new MailText(
            "Netralitas: " + NoticeText.SubjectEnglish(one),
            $"""
            {NoticeText.English(one)}

            Notice {one.Id} to the office {one.OfficeId}. Your office's system has the details. This e-mail was sent by a program; do not answer it.

            """),
        ([var one], _) => new MailText(
            "Netralitas: " + NoticeText.SubjectIndonesian(one),
            $"""
            {NoticeText.Indonesian(one)}

            Pemberitahuan {one.Id} untuk kantor {one.OfficeId}. Rinciannya ada di sistem kantor Anda. Surel ini dikirim otomatis; jangan dibalas.

            """),
        (_, ChannelLanguage.English) => new MailText(
            $"Netralitas: {notices.Count} notices",
            $"""
            {Lines(notices, NoticeText.English, "and {0} more")}

            {notices.Count} notices to the office {notices[0].OfficeId}. Your office's system has the details. This e-mail was sent by a program; do not answer it.

            """),
        _ => new MailText(
            $"Netralitas: {notices.Count} pemberitahuan",
            $"""
            {Lines(notices, NoticeText.Indonesian, "dan {0} lagi")}

            {notices.Count} pemberitahuan untuk kantor {notices[0].OfficeId}. Rinciannya ada di sistem kantor Anda. Surel ini dikirim otomatis; jangan dibalas.

            """),
    };

    private static string Lines(IReadOnlyList<Notice> notices, Func<Notice, string> text, string more) => string.Join('\n',
        notices.Take(LinesMax).Select((notice, i) => $"{i + 1}. {text(notice)}").Concat(notices.Count > LinesMax ? [string.Format(null, more, notices.Count - LinesMax)] : []));
}
