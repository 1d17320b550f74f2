using System.Text.Json;

namespace Coordinator.Core.Views.Projecting;

/// <summary>A member in an ordering.</summary>
/// <param name="At">Its place, which is the end of its record's name.</param>
/// <param name="Value">What is shown when it is the first.</param>
sealed record OrderedValue(string At, JsonElement Value);
