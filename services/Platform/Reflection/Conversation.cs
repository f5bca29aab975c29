using Grpc.Core;

namespace Netralitas.Platform.Reflection;

/// <summary>A stream of questions, each with its answer.</summary>
internal static class Conversation
{
    // Each answer may be a thousand times as long as its question, and nobody needs so many.
    private const int QuestionsMax = 1000;

    /// <summary>Answers until the caller has no more questions, or has asked enough, or the process stops.</summary>
    public static async Task RunAsync<TQuestion, TAnswer>(
        IAsyncStreamReader<TQuestion> questions, IServerStreamWriter<TAnswer> answers, Func<TQuestion, TAnswer> answer, CancellationToken stopping, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancel);
        try
        {
            for (var asked = 0; asked < QuestionsMax && await questions.MoveNext(either.Token); asked++)
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
