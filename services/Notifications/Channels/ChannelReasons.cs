using Grpc.Core;
using Netralitas.Platform.Errors;

namespace Netralitas.Notifications.Channels;

/// <summary>Why commands on channels are refused.</summary>
internal static class ChannelReasons
{
    public static readonly Reason TooManyChannels = new("TOO_MANY_CHANNELS", StatusCode.FailedPrecondition,
        "The office has {most} channels; delete one first.", "Kantor sudah memiliki {most} saluran; hapus salah satu dahulu.");

    public static readonly Reason NoMailServer = new("NO_MAIL_SERVER", StatusCode.FailedPrecondition,
        "This network sends no e-mail: its operator named no mail server.", "Jaringan ini tidak mengirim surel: operator belum menetapkan peladen surel.");

    public static readonly Reason NotAWebhook = new("NOT_A_WEBHOOK", StatusCode.FailedPrecondition,
        "An e-mail address has no secret.", "Alamat surel tidak memiliki rahasia.");

    public static readonly Reason SecretIsChanging = new("SECRET_IS_CHANGING", StatusCode.FailedPrecondition,
        "The secret before this one still signs; wait until it ends, or end it at once.", "Rahasia sebelumnya masih berlaku; tunggu hingga berakhir, atau akhiri seketika.");

    public static readonly Reason TooManyDeliveries = new("TOO_MANY_DELIVERIES", StatusCode.FailedPrecondition,
        "There are more than {most} deliveries in that span; choose a shorter one.", "Lebih dari {most} kiriman dalam rentang itu; pilih rentang yang lebih pendek.");
}
