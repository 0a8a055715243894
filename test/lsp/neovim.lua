-- What Neovim's own client does with the server: run by `nvim --headless -u NONE -c 'luafile lsp.lua' -- ...` in a folder that
-- holds pay.ts. Everything is waited for by its condition; whatever fails is printed and ends with 1.
local WAIT_MS = 15000

local function fail(message)
  io.stderr:write(message .. '\n')
  vim.cmd('cquit 1')
end

local function wait_for(what, condition)
  if not vim.wait(WAIT_MS, condition, 20) then
    fail('waited in vain for ' .. what)
  end
end

local function same(what, actual, expected)
  if not vim.deep_equal(actual, expected) then
    fail(what .. ': ' .. vim.inspect(actual) .. ' is not ' .. vim.inspect(expected))
  end
end

local ok, problem = pcall(function()
  vim.cmd('edit pay.ts')
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client({
    name = 'nhi',
    cmd = vim.split(vim.env.NHI_SERVER, '\n'),
    root_dir = vim.fn.getcwd(),
  })
  vim.lsp.buf_attach_client(buffer, client)

  wait_for('a diagnostic', function()
    return #vim.diagnostic.get(buffer) == 1
  end)
  local found = vim.diagnostic.get(buffer)[1]
  local secret = vim.env.NHI_SECRET
  local line = vim.api.nvim_buf_get_lines(buffer, found.lnum, found.lnum + 1, true)[1]
  same('source', found.source, 'nhi')
  same('code', found.code, 'secret/stripe-live-key')
  same('what is underlined', line:sub(found.col + 1, found.end_col), secret)

  -- The first action that replaces the value, as a person would pick it.
  vim.ui.select = function(actions, _, choose)
    for _, action in ipairs(actions) do
      local title = (action[2] or action.action).title
      if title:find('process.env', 1, true) then
        return choose(action)
      end
    end
    fail('no such action among ' .. vim.inspect(actions))
  end
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col + 1 })
  vim.lsp.buf.code_action()
  wait_for('the repair', function()
    local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, true), '\n')
    return not text:find(secret, 1, true)
  end)
  same('the buffer', vim.api.nvim_buf_get_lines(buffer, 0, -1, true), vim.split(vim.env.NHI_REPAIRED, '\n'))
  wait_for('the diagnostic to go', function()
    return #vim.diagnostic.get(buffer) == 0
  end)

  vim.cmd('silent undo')
  wait_for('the diagnostic of what was undone', function()
    return #vim.diagnostic.get(buffer) == 1
  end)

  -- Hover on what a workflow uses.
  vim.cmd('edit .github/workflows/release.yml')
  local workflow = vim.api.nvim_get_current_buf()
  vim.lsp.buf_attach_client(workflow, client)
  vim.fn.search('NPM_TOKEN')
  local position = vim.lsp.util.make_position_params()
  local answers = vim.lsp.buf_request_sync(workflow, 'textDocument/hover', position, WAIT_MS)
  local hover = answers and answers[client] and answers[client].result
  if not (hover and hover.contents.value:find('npm%-publish') or hover and hover.contents.value:find('npm\\%-publish')) then
    fail('hover says ' .. vim.inspect(answers))
  end

  vim.lsp.stop_client(client)
  wait_for('the server to end', function()
    return vim.lsp.client_is_stopped(client)
  end)
end)

if not ok then
  fail(tostring(problem))
end
print('done')
vim.cmd('qall!')
