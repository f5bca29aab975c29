using Grpc.Core;
using Netralitas.Platform.Errors;

namespace Netralitas.Cases.Transfer;

/// <summary>The reasons that only handovers and corrections give.</summary>
internal static class TransferReasons
{
    /// <summary>An offer waits for its answer.</summary>
    public static readonly Reason Offered = new("TRANSFER_OFFERED", StatusCode.FailedPrecondition,
        "The case is offered to {office} and waits for the answer; take that offer back first.",
        "Perkara sedang dilimpahkan kepada {office} dan menunggu jawaban; tarik kembali pelimpahan itu dahulu.");

    /// <summary>There is no offer that the office could answer.</summary>
    public static readonly Reason NoneOffered = new("NO_TRANSFER_OFFERED", StatusCode.FailedPrecondition,
        "There is no offer of this case that the office could answer.", "Tidak ada pelimpahan perkara ini yang dapat dijawab oleh kantor ini.");

    /// <summary>Election and contest stand in the official number.</summary>
    public static readonly Reason NumberGiven = new("NUMBER_GIVEN", StatusCode.FailedPrecondition,
        "Election and contest stand in the official number {number}; they cannot be corrected any more.",
        "Pemilihan sudah tercantum dalam nomor perkara {number}; tidak dapat dikoreksi lagi.");

    /// <summary>A case of an older register was ended before it came here.</summary>
    public static readonly Reason History = new("CASE_IS_HISTORY", StatusCode.FailedPrecondition,
        "The case came from an older register; raise what goes on as a case of its own.", "Perkara ini berasal dari buku register lama; ajukan perkara baru bila ada kelanjutan.");
}
