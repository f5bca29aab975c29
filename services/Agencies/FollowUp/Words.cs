using Netralitas.Contracts.Agencies.V1;

namespace Netralitas.Agencies.FollowUp;

/// <summary>Values of the contract's enumerations as facts and refusals say them: without the prefix.</summary>
public static class Words
{
    /// <summary>Such as <c>IN_PROGRESS</c>.</summary>
    public static string Of(TaskState state) => Word(nameof(TaskState), "TASK_STATE_", (int)state);

    /// <summary>Such as <c>WRONG_RECEIVER</c>.</summary>
    public static string Of(ReturnReason reason) => Word(nameof(ReturnReason), "RETURN_REASON_", (int)reason);

    private static string Word(string type, string prefix, int number) =>
        TaskServiceReflection.Descriptor.FindTypeByName<Google.Protobuf.Reflection.EnumDescriptor>(type).FindValueByNumber(number).Name[prefix.Length..];
}
