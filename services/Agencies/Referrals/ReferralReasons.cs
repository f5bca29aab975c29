using Grpc.Core;
using Netralitas.Platform.Errors;

namespace Netralitas.Agencies.Referrals;

/// <summary>The reasons that only referrals give.</summary>
internal static class ReferralReasons
{
    public static readonly Reason NotTransferable = new("TASK_NOT_TRANSFERABLE", StatusCode.FailedPrecondition,
        "The task of step {step} does not change hands by itself; {advice}.", "Tugas pada langkah {step} tidak berpindah sendiri; {advice}.");

    public static readonly Reason Stays = new("TASK_STAYS", StatusCode.FailedPrecondition,
        "The task of step {step} stays with its office, which may share it.", "Tugas pada langkah {step} tetap pada kantornya, yang dapat membaginya.");

    public static readonly Reason OfficeRecused = new("OFFICE_RECUSED", StatusCode.FailedPrecondition,
        "The office {office} keeps out of the case; choose another.", "{office} dikecualikan dari perkara ini; pilih yang lain.");

    public static readonly Reason HandledBefore = new("OFFICE_HANDLED_BEFORE", StatusCode.FailedPrecondition,
        "The office {office} gave the case away and does not see it any more; choose another.", "{office} telah melepaskan perkara ini dan tidak melihatnya lagi; pilih yang lain.");

    public static readonly Reason AlreadyReferred = new("ALREADY_REFERRED", StatusCode.FailedPrecondition,
        "The same is open between the two offices; answer or revoke it first.", "Hal yang sama masih terbuka antara kedua kantor; jawab atau cabut lebih dahulu.");

    public static readonly Reason TooManyReferrals = new("TOO_MANY_REFERRALS", StatusCode.FailedPrecondition,
        "The task has been referred {max} times, which is the most.", "Tugas ini sudah {max} kali dirujuk, batas terbanyak.");

    public static readonly Reason NotYours = new("REFERRAL_OF_ANOTHER_OFFICE", StatusCode.PermissionDenied,
        "That is for {office} to do.", "Hal itu dilakukan oleh {office}.");
}
