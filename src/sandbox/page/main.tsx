import { render } from 'preact';
import { App } from './app.tsx';
import './style/base.css';
import './style/panes.css';
import './style/conversation.css';
import './style/card.css';
import './style/fields.css';

const root = document.getElementById('root');
if (root) render(<App />, root);
