using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Netralitas.Cases.Vault;
using Netralitas.Cases.Vault.Keys;
using Netralitas.Cases.Vault.Sealing;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Sealing;
using Netralitas.Support;
using NodaTime;

namespace Netralitas.Cases.Tests.Vault;

public sealed class EnvelopeTests : IDisposable
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] Plain = "Pelapor Penanda Uji"u8.ToArray();
    private static readonly byte[] About = [7, 7, 7];

    private readonly TestFolder _folder = new();

    [Fact]
    public void What_is_sealed_is_opened_and_no_two_envelopes_are_alike()
    {
        var envelope = Envelope.Seal(Key, Plain, About);

        VaultEnvelope.Open(Key, envelope, About).ShouldBe(Plain);
        Envelope.Seal(Key, Plain, About).ShouldNotBe(envelope);
    }

    [Fact]
    public void An_envelope_with_any_byte_changed_or_missing_is_damaged()
    {
        var envelope = Envelope.Seal(Key, Plain, About);
        for (var i = 0; i < envelope.Length; i++)
        {
            var length = i;
            var tampered = (byte[])envelope.Clone();
            tampered[i] ^= 1;
            Damaged(() => VaultEnvelope.Open(Key, tampered, About));
            Damaged(() => VaultEnvelope.Open(Key, envelope.AsSpan(0, length), About));
        }
    }

    [Fact]
    public void Another_key_or_another_place_does_not_open_it()
    {
        var envelope = Envelope.Seal(Key, Plain, About);

        Damaged(() => VaultEnvelope.Open(RandomNumberGenerator.GetBytes(32), envelope, About));
        Damaged(() => VaultEnvelope.Open(Key, envelope, [7, 7, 8]));
    }

    [Fact]
    public async Task A_record_belongs_to_its_case_and_its_place_and_its_key()
    {
        var seal = new IdentitySeal(Ring());
        var row = await RowAsync(seal);
        (await seal.OpenAsync(row, default)).ShouldBe(VaultOffice.Reporter().Identity);

        var other = await RowAsync(seal);
        await DamagedAsync(seal, Row(Guid.NewGuid(), row.Id, row.Identity, row.KeyId, row.WrappedKey));
        await DamagedAsync(seal, Row(row.CaseId, Guid.NewGuid(), row.Identity, row.KeyId, row.WrappedKey));
        await DamagedAsync(seal, Row(row.CaseId, row.Id, other.Identity, row.KeyId, row.WrappedKey));
        await DamagedAsync(seal, Row(row.CaseId, row.Id, row.Identity, row.KeyId, other.WrappedKey));
        KeyRingFile.AddKey(RingPath);
        await DamagedAsync(seal, Row(row.CaseId, row.Id, row.Identity, (await Ring().KeysAsync(default)).ActiveKeyId, row.WrappedKey));
    }

    [Fact]
    public async Task Without_its_key_in_the_ring_a_record_stays_shut_and_a_ring_that_changes_is_noticed()
    {
        var ring = Ring();
        var seal = new IdentitySeal(ring);
        var row = await RowAsync(seal);
        var kept = File.ReadAllText(RingPath);
        File.Delete(RingPath);
        KeyRingFile.OpenOrCreate(RingPath);

        (await Should.ThrowAsync<RefusalException>(() => seal.OpenAsync(row, default))).Refusal.Reason.Code.ShouldBe("VAULT_KEY_MISSING");

        File.WriteAllText(RingPath, kept);
        (await seal.OpenAsync(row, default)).Name.ShouldBe(VaultOffice.Name);
        File.WriteAllText(RingPath, "{}");
        (await seal.OpenAsync(row, default)).Name.ShouldBe(VaultOffice.Name);
    }

    [Fact]
    public void A_ring_is_readable_by_its_owner_only_and_a_bad_one_is_refused_without_its_words()
    {
        _ = Ring();
        File.GetUnixFileMode(RingPath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        File.WriteAllText(RingPath, """{"active":"k-1","hashKey":"c2VjcmV0","keys":[]}""");
        Should.Throw<Platform.Hosting.SettingException>(() => KeyRingFile.Read(RingPath)).Message.ShouldNotContain("c2VjcmV0");
    }

    public void Dispose() => _folder.Dispose();

    private string RingPath => _folder.File("ring.json");

    private FileKeyRing Ring()
    {
        KeyRingFile.OpenOrCreate(RingPath);
        return new FileKeyRing(RingPath, NullLogger<FileKeyRing>.Instance);
    }

    private static async Task<ReporterRow> RowAsync(IdentitySeal seal)
    {
        var (caseId, id) = (Guid.NewGuid(), Guid.NewGuid());
        var identity = await seal.SealAsync(caseId, id, VaultOffice.Reporter().Identity, default);
        return Row(caseId, id, identity.Identity, identity.Key.KeyId, identity.Key.Bytes);
    }

    private static ReporterRow Row(Guid caseId, Guid id, byte[] identity, string? keyId, byte[]? wrapped) => new()
    {
        Id = id, CaseId = caseId, Position = 0, Kind = ReporterKind.Reporter, AddTime = Instant.MinValue, AddingOfficeId = CasesFixture.TanahLaut,
        Identity = identity, KeyId = keyId, WrappedKey = wrapped,
    };

    private static async Task DamagedAsync(IdentitySeal seal, ReporterRow row) =>
        (await Should.ThrowAsync<RefusalException>(() => seal.OpenAsync(row, default))).Refusal.Reason.Code.ShouldBe("VAULT_RECORD_DAMAGED");

    private static void Damaged(Func<byte[]> open) => Should.Throw<RefusalException>(() => open()).Refusal.Reason.Code.ShouldBe("VAULT_RECORD_DAMAGED");
}
