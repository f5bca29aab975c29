using Netralitas.Cli.Connection;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Cases.RegisterBook;

/// <summary>Sends the rows of a register.</summary>
/// <param name="rows">The rows.</param>
/// <param name="progress">Hears of every tenth of the way.</param>
internal sealed class SentRegister(IReadOnlyList<RegisterRow> rows, TextWriter progress)
{
    // Well below what services take as one message.
    private const int BytesInMessage = 256 * 1024;
    private const int RowsInMessage = 500;
    private const int Tenths = 10;

    private int _told;

    /// <summary>Sends them all, and gets what came of it.</summary>
    public async Task<ImportRegisterResponse> SendAsync(ServiceCall call, ImportRegisterRequest.Types.Header header)
    {
        using var stream = new RegisterService.RegisterServiceClient(call.Invoker).ImportRegister(call.StreamOptions);
        var takes = await Sending.TakesAsync(stream.RequestStream.WriteAsync(new ImportRegisterRequest { Header = header }, call.Cancel));
        for (var at = 0; takes && at < rows.Count;)
        {
            var some = Next(at);
            takes = await Sending.TakesAsync(stream.RequestStream.WriteAsync(new ImportRegisterRequest { Rows = some }, call.Cancel));
            at += some.Rows_.Count;
            Tell(at);
        }

        await Sending.TakesAsync(takes ? stream.RequestStream.CompleteAsync() : Task.CompletedTask);
        return await stream;
    }

    private ImportRegisterRequest.Types.Rows Next(int at)
    {
        var some = new ImportRegisterRequest.Types.Rows();
        for (var bytes = 0; at < rows.Count && some.Rows_.Count < RowsInMessage && bytes < BytesInMessage; at++)
        {
            some.Rows_.Add(rows[at]);
            bytes += rows[at].CalculateSize();
        }

        return some;
    }

    private void Tell(int at)
    {
        var tenth = at * Tenths / rows.Count;
        if (tenth > _told)
        {
            _told = tenth;
            progress.WriteLine(at == rows.Count ? $"{at} rows sent; they are checked and kept together." : $"{at} of {rows.Count} rows sent.");
        }
    }
}
