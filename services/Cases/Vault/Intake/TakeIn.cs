using Netralitas.Cases.Vault.Receipts;
using Netralitas.Cases.Vault.Sealing;
using Netralitas.Contracts.Cases.V1;
using NodaTime;

namespace Netralitas.Cases.Vault.Intake;

/// <summary>Takes reporters and witnesses into the vault: seals who they are before any transaction begins.</summary>
internal sealed class TakeIn(IdentitySeal seal, Receipt receipt)
{
    /// <summary>Makes the rows of those that come in together.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="officeId">The office that brings them in.</param>
    /// <param name="now">When, on the legal clock.</param>
    /// <param name="reporters">Those that come, checked.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyList<ReporterRow>> SealAsync(Guid caseId, string officeId, Instant now, IReadOnlyList<NewReporter> reporters, CancellationToken cancel)
    {
        var rows = new List<ReporterRow>(reporters.Count);
        foreach (var reporter in reporters)
        {
            var id = Guid.CreateVersion7();
            var identity = await seal.SealAsync(caseId, id, reporter.Identity, cancel);
            var (nonce, hash) = reporter.Kind == ReporterKind.Reporter ? await receipt.NewAsync(id, cancel) : (null, null);
            rows.Add(new ReporterRow
            {
                Id = id, CaseId = caseId, Position = rows.Count, Kind = reporter.Kind, AddTime = now, AddingOfficeId = officeId,
                Identity = identity.Identity, KeyId = identity.Key.KeyId, WrappedKey = identity.Key.Bytes, ReceiptNonce = nonce, ReceiptHash = hash,
            });
        }

        return rows;
    }

    /// <summary>What the caller gets of a row: a repeated request gets the same receipt code.</summary>
    public async Task<ReceivedReporter> AnswerAsync(ReporterRow row, CancellationToken cancel) => new()
    {
        ReporterId = row.Id.ToString(), Kind = row.Kind, ReceiptCode = await receipt.CodeAsync(row, cancel),
    };
}
