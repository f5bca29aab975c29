using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Cases.Vault;

/// <summary>A reporter or witness in the vault: who it is lies in an envelope, the key to it beside it, wrapped.</summary>
internal sealed class ReporterRow
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>Place among the reporters of the case, from 0.</summary>
    public required int Position { get; set; }

    public required ReporterKind Kind { get; init; }

    /// <summary>When it was brought in, on the legal clock.</summary>
    public required Instant AddTime { get; init; }

    public required string AddingOfficeId { get; init; }

    /// <summary>The identity, sealed.</summary>
    public required byte[] Identity { get; init; }

    /// <summary>The key of the ring under which the data key lies; null once it is destroyed.</summary>
    public string? KeyId { get; set; }

    /// <summary>The data key, wrapped; null once it is destroyed.</summary>
    public byte[]? WrappedKey { get; set; }

    /// <summary>What the receipt code is made from, with a key of the ring; null for a witness and once it is destroyed.</summary>
    public byte[]? ReceiptNonce { get; set; }

    /// <summary>Keyed hash of the receipt code, to find the case by; null as above.</summary>
    public byte[]? ReceiptHash { get; set; }

    /// <summary>When the identity was destroyed, on the legal clock; null while it is there.</summary>
    public Instant? ShredTime { get; set; }

    /// <summary>Destroys the identity: without its data key the envelope says nothing to anybody.</summary>
    public void Shred(Instant now)
    {
        (KeyId, WrappedKey, ShredTime) = (null, null, now);
        (ReceiptNonce, ReceiptHash) = (null, null);
    }

    /// <summary>What may be said of it.</summary>
    public Reporter ToMessage() => new()
    {
        Id = Id.ToString(), Kind = Kind, State = ShredTime is null ? ReporterState.Kept : ReporterState.Shredded,
        AddTime = AddTime.ToTimestamp(), AddingOfficeId = AddingOfficeId, ShredTime = ShredTime.ToTimestamp(),
    };
}
