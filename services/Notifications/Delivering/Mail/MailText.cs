using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Reading;

namespace Netralitas.Notifications.Delivering.Mail;

/// <summary>A notice as an e-mail in one language: what the notice says, and nothing personal.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Body">Lines.</param>
internal sealed record MailText(string Subject, string Body)
{
    /// <summary>Writes it.</summary>
    public static MailText Of(Notice notice, ChannelLanguage language) => language == ChannelLanguage.English
        ? new MailText(
            "Netralitas: " + NoticeText.SubjectEnglish(notice),
            $"""
            {NoticeText.English(notice)}

            Notice {notice.Id} to the office {notice.OfficeId}. Your office's system has the details. This e-mail was sent by a program; do not answer it.

            """)
        : new MailText(
            "Netralitas: " + NoticeText.SubjectIndonesian(notice),
            $"""
            {NoticeText.Indonesian(notice)}

            Pemberitahuan {notice.Id} untuk kantor {notice.OfficeId}. Rinciannya ada di sistem kantor Anda. Surel ini dikirim otomatis; jangan dibalas.

            """);
}
