using System.Reflection;
using System.Text.Json;
using Azure.Storage.Queues.Models;
using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Queues;

/// <summary>Binds the parameter with the trigger: the message, its text, its bytes, or what its JSON says.</summary>
sealed class QueueParameterBinder(ParameterInfo parameter) : IParameterBinder
{
    public ValueTask<object?> BindAsync(FunctionContext context)
    {
        var message = (QueueMessage)context.Features.Get<TriggerEvent>()!.Input;
        return ValueTask.FromResult(Convert(message));
    }

    object? Convert(QueueMessage message)
    {
        if (parameter.ParameterType == typeof(string))
            return message.Body.ToString();
        if (parameter.ParameterType == typeof(byte[]))
            return message.Body.ToArray();
        if (parameter.ParameterType == typeof(BinaryData))
            return message.Body;
        return parameter.ParameterType == typeof(QueueMessage) ? message : FromJson(message.Body);
    }

    object? FromJson(BinaryData body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, parameter.ParameterType, MessageJson.Options);
        }
        catch (JsonException error)
        {
            throw new FunctionInputConverterException(
                $"The message is no JSON of the type of the parameter '{parameter.Name}', {parameter.ParameterType}.",
                error);
        }
    }
}
