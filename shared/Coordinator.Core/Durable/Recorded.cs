using System.Text.Json.Serialization;
using Coordinator.Core.Durable.Json;

namespace Coordinator.Core.Durable;

/// <summary>
/// A value on its way into or out of an orchestration's history; there it stands in the form of
/// <see cref="EffectJson"/>.
/// </summary>
/// <param name="Value">The value.</param>
[JsonConverter(typeof(RecordedConverter))]
public sealed record Recorded<T>(T Value);
