using System.Net;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;

namespace Netralitas.Cases.Vault.Receipts;

/// <summary>Tells whoever has a receipt code how the report stands.</summary>
internal sealed class GetReportStatus(Store<CasesDb> store, Receipt receipt, GuessLimiter guesses)
{
    /// <summary>Answers GetReportStatus. Every code that is none takes the same way: one hash, one look into the index.</summary>
    /// <param name="request">The request.</param>
    /// <param name="address">Where the call came from; null when it is not known.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<GetReportStatusResponse> HandleAsync(GetReportStatusRequest request, IPAddress? address, CancellationToken cancel)
    {
        if (!guesses.MayTry(address))
        {
            throw Refusal.Of(VaultReasons.TooManyGuesses).AsException();
        }

        var hash = await receipt.HashAsync(request.ReceiptCode, cancel);
        var file = await store.ReadAsync(
            (db, within) => db.Reporters.Where(row => row.ReceiptHash == hash).Join(db.Cases, row => row.CaseId, file => file.Id, (_, file) => file).SingleOrDefaultAsync(within), cancel);
        if (file is null)
        {
            guesses.CountFailure(address);
            throw Refusal.Of(Reasons.NotFound, ("type", "report")).AsException();
        }

        return Show(file);
    }

    private static GetReportStatusResponse Show(NeutralityCase file)
    {
        var (text, textEn) = StatusText.Of(file.State);
        return new GetReportStatusResponse
        {
            State = file.State, Text = text, TextEn = textEn,
            ReceivedTime = file.ReceivedTime.ToTimestamp(), RegisterTime = file.RegisteredTime.ToTimestamp(), CloseTime = file.ClosedTime.ToTimestamp(),
        };
    }
}
