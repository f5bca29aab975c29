using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Agencies.V1;
using Spectre.Console;

namespace Netralitas.Cli.Tasks;

/// <summary><c>task question</c>.</summary>
internal sealed class AskQuestionCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("task-id", "Id of the task.");
    private readonly Option<string> _office = Inputs.Text("--to", "office", "The office that is asked.", required: true);
    private readonly Option<string> _text = Inputs.Text("--text", "text", "The question. Only the two offices read it.", required: true);
    private readonly Option<string> _requestId = Inputs.RequestId();

    public AskQuestionCommand()
        : base("question", "Asks the other office of a referral, the holder or the handling office about a task.", ServiceAddress.Agencies)
    {
        Take(_id, "task_id");
        Take(_office, "office_id");
        Take(_text, "text");
        Take(_requestId, "request_id");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new AskQuestionRequest { RequestId = call.Text(_requestId), TaskId = call.Text(_id), OfficeId = call.Text(_office), Text = call.Text(_text) };
        var response = await new ReferralService.ReferralServiceClient(call.Invoker).AskQuestionAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Question));
    }
}

/// <summary><c>task answer</c>.</summary>
internal sealed class AnswerQuestionCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("task-id", "Id of the task.");
    private readonly Argument<string> _question = Inputs.Argument("question-id", "Id of the question; see task questions.");
    private readonly Option<string> _text = Inputs.Text("--text", "text", "The answer. Only the two offices read it.", required: true);
    private readonly Option<string> _requestId = Inputs.RequestId();

    public AnswerQuestionCommand()
        : base("answer", "Answers a question about a task.", ServiceAddress.Agencies)
    {
        Take(_id, "task_id");
        Take(_question, "question_id");
        Take(_text, "text");
        Take(_requestId, "request_id");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new AnswerQuestionRequest { RequestId = call.Text(_requestId), TaskId = call.Text(_id), QuestionId = call.Text(_question), Text = call.Text(_text) };
        var response = await new ReferralService.ReferralServiceClient(call.Invoker).AnswerQuestionAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Question));
    }
}

/// <summary><c>task questions</c>.</summary>
internal sealed class ListQuestionsCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("task-id", "Id of the task.");
    private readonly Option<int> _limit = Inputs.Limit();

    public ListQuestionsCommand()
        : base("questions", "Lists what your office asked and was asked about a task.", ServiceAddress.Agencies)
    {
        Take(_id, "task_id");
        Take(_limit, "page_size");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new ReferralService.ReferralServiceClient(call.Invoker);
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListQuestionsAsync(
            new ListQuestionsRequest { PageSize = size, PageToken = token, TaskId = call.Text(_id) }, call.Options));
        return new Answer(response, screen =>
        {
            foreach (var question in response.Questions)
            {
                screen.Show(question);
            }

            screen.More(response.NextPageToken);
        });
    }
}

/// <summary>How a question looks.</summary>
internal static class QuestionScreen
{
    public static void Show(this IAnsiConsole screen, Question question) => screen.Facts(
        ("Question", question.Id), ("By", question.AskingOfficeId), ("To", question.AskedOfficeId), ("Asks", question.Text), ("Answer", question.Answer));
}
