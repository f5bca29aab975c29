using Grpc.Core;

namespace Netralitas.Platform.Reflection;

/// <summary>A stream of questions, each with its answer.</summary>
internal static class Conversation
{
    /// <summary>Answers until the caller has no more questions, or the process stops.</summary>
    public static async Task RunAsync<TQuestion, TAnswer>(
        IAsyncStreamReader<TQuestion> questions, IServerStreamWriter<TAnswer> answers, Func<TQuestion, TAnswer> answer, CancellationToken stopping, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancel);
        try
        {
            while (await questions.MoveNext(either.Token))
            {
                await answers.WriteAsync(answer(questions.Current), cancel);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            // Nothing is lost: another replica answers the same.
        }
    }
}
