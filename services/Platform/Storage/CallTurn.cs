namespace Netralitas.Platform.Storage;

/// <summary>The turn of one call at storage: it waits for it once, and has it until it is answered and all it began has ended.</summary>
/// <remarks>A call that had to wait anew for each thing that it reads or writes would, when many come, often be refused at the last of
/// them: the work is done, its caller repeats it, and those behind wait for that, too.</remarks>
internal sealed class CallTurn : IDisposable
{
    private static readonly AsyncLocal<CallTurn?> OfThisCall = new();

    private readonly Lock _gate = new();
    private CallTurns? _turns;
    private Task<bool>? _entered;
    private int _users;

    private CallTurn(int users) => _users = users;

    /// <summary>Begins a call: whatever it does in storage from here on has one turn, until this is disposed.</summary>
    public static CallTurn Begin() => OfThisCall.Value = new CallTurn(users: 1);

    /// <summary>The turn of the call that runs here; work that belongs to none has one by itself.</summary>
    public static CallTurn Current => OfThisCall.Value is { _users: > 0 } ours ? ours : new CallTurn(users: 0);

    /// <summary>Waits for the turn, unless the call has it.</summary>
    /// <param name="turns">The turns of the storage.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>False when the turn did not come. Else whoever entered must leave.</returns>
    public async Task<bool> EnterAsync(CallTurns turns, CancellationToken cancel)
    {
        Task<bool> entered;
        lock (_gate)
        {
            // The turn of a call that is over was given back.
            _entered = _users++ == 0 ? null : _entered;
            entered = _entered ??= (_turns = turns).WaitAsync(cancel);
        }

        var isIn = false;
        try
        {
            return isIn = await entered;
        }
        finally
        {
            if (!isIn)
            {
                Leave();
            }
        }
    }

    /// <summary>Says that work which entered has ended.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            if (--_users == 0 && _entered is { IsCompletedSuccessfully: true, Result: true })
            {
                _turns!.GiveBack();
            }
        }
    }

    /// <summary>Says that the call is answered.</summary>
    public void Dispose() => Leave();
}
