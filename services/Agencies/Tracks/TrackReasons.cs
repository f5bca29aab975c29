using Grpc.Core;
using Netralitas.Platform.Errors;

namespace Netralitas.Agencies.Tracks;

/// <summary>The reasons that only tracks give.</summary>
internal static class TrackReasons
{
    public static readonly Reason StepOfAnotherOffice = new("STEP_OF_ANOTHER_OFFICE", StatusCode.PermissionDenied,
        "The step {step} is taken by {office}.", "Langkah {step} dilakukan oleh {office}.");

    public static readonly Reason TooEarly = new("TOO_EARLY", StatusCode.FailedPrecondition,
        "The step {step} is not allowed before {time} ({rule}).", "Langkah {step} belum boleh dilakukan sebelum {time} ({rule}).");

    public static readonly Reason TooLate = new("TOO_LATE", StatusCode.FailedPrecondition,
        "The step {step} was allowed until {time} ({rule}).", "Langkah {step} hanya boleh dilakukan sampai {time} ({rule}).");

    public static readonly Reason SanctionMissing = new("SANCTION_CLASS_MISSING", StatusCode.InvalidArgument,
        "The step {step} imposes a sanction: give sanction_class_id, one of {classes}.", "Langkah {step} menjatuhkan sanksi: isi sanction_class_id dengan salah satu dari {classes}.");

    public static readonly Reason NoSanction = new("STEP_IMPOSES_NO_SANCTION", StatusCode.InvalidArgument,
        "The step {step} imposes no sanction: leave sanction_class_id out.", "Langkah {step} tidak menjatuhkan sanksi: kosongkan sanction_class_id.");
}
